package io.groundspeed.platform.enrollment;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.platform.journey.Section;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A user's progress on a section. */
@Entity
@Table(name = "section_progress")
@EntityListeners(StaleValues.class)
public class SectionProgress implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Section section;

  private ProgressStatus status = ProgressStatus.NOT_STARTED;

  /**
   * Stored as text, because Hibernate's JSON type needs driver classes that its module can't load.
   */
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private @Nullable String answers;

  private @Nullable Instant submittedAt;
  private @Nullable Instant completedAt;
  private Instant updatedAt;

  protected SectionProgress() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("user", userId));
  }

  public SectionProgress(long userId, Section section, Instant at) {
    this.userId = userId;
    this.section = section;
    this.updatedAt = at;
  }

  /**
   * Stores answers and sets the status to in progress.
   *
   * @param json the answers by field id
   */
  public void answer(@Nullable String json, Instant at) {
    status = status.become(ProgressStatus.IN_PROGRESS);
    answers = json;
    updatedAt = at;
  }

  /** Records that the client submitted the section. */
  public void submit(Instant at) {
    status = status.become(ProgressStatus.SUBMITTED);
    submittedAt = at;
    updatedAt = at;
  }

  /** Records that the section is completed. */
  public void complete(Instant at) {
    status = status.become(ProgressStatus.COMPLETED);
    completedAt = at;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  Section section() {
    return section;
  }

  ProgressStatus status() {
    return status;
  }

  @Nullable String answers() {
    return answers;
  }

  @Nullable Instant submittedAt() {
    return submittedAt;
  }

  @Nullable Instant completedAt() {
    return completedAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
