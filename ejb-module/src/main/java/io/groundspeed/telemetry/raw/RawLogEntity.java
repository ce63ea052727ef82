package io.groundspeed.telemetry.raw;

import jakarta.persistence.Embedded;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * What the rows of all raw logs have. The flush writes them by COPY; as entities they are read one
 * by one, as samples.
 *
 * <p>A log is partitioned by {@code recordedAt}, so its key is both columns. The id alone is unique
 * all the same, all partitions drawing from one sequence.
 */
@MappedSuperclass
public abstract class RawLogEntity {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Instant recordedAt;
  @Embedded private Origin origin;
  private double sampleWeight;

  protected RawLogEntity() {}

  /**
   * @param sampleWeight how many like it the row stands for: 1 / the probability of having been
   *     kept
   */
  protected RawLogEntity(Instant recordedAt, Origin origin, double sampleWeight) {
    this.recordedAt = recordedAt;
    this.origin = origin;
    this.sampleWeight = sampleWeight;
  }

  public Long id() {
    return id;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  /** Where the row was measured; never null. */
  public Origin origin() {
    return origin == null ? Origin.UNKNOWN : origin;
  }

  public double sampleWeight() {
    return sampleWeight;
  }
}
