package io.groundspeed.telemetry.raw;

import io.groundspeed.telemetry.sketch.Rating;
import jakarta.persistence.Embedded;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The common columns of all raw logs. An entity is the row: the flush writes it by COPY, and JPA
 * reads it back.
 *
 * <p>A log is partitioned by {@code recordedAt}, so its key consists of both columns. The id alone
 * is unique too, because all partitions use the same sequence.
 */
@MappedSuperclass
public abstract class RawLogEntity implements RawRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private Instant recordedAt;
  @Embedded private @Nullable Origin origin;
  private double sampleWeight;

  protected RawLogEntity() {}

  /**
   * @param recordedAt when it was measured; the flush writes the time of the sample, which is the
   *     same
   * @param sampleWeight the number of rows that this row represents: 1 / the probability of keeping
   *     it; 0 if it is counted but not kept
   */
  protected RawLogEntity(Instant recordedAt, Origin origin, double sampleWeight) {
    this.recordedAt = recordedAt;
    this.origin = origin;
    this.sampleWeight = sampleWeight;
  }

  /** Returns the id, which a written row has. */
  public Long id() {
    return id;
  }

  /** Returns when it was measured. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** Returns where the row was measured; never null. */
  public Origin origin() {
    return origin == null ? Origin.UNKNOWN : origin;
  }

  /** Returns the number of rows that this row represents. */
  public double sampleWeight() {
    return sampleWeight;
  }

  @Override
  public final boolean isKept() {
    return sampleWeight > 0;
  }

  @Override
  public @Nullable Rating rate(double value) {
    return null;
  }

  @Override
  public @Nullable String correction() {
    return null;
  }
}
