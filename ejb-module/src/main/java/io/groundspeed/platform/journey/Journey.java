package io.groundspeed.platform.journey;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A journey through which mentors guide clients, made up of sections. */
@Entity
@Table(name = "journeys")
@EntityListeners(StaleValues.class)
public class Journey implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String slug;
  private String title;
  private @Nullable String summary;
  private @Nullable String description;
  private String category = "other";
  private BigDecimal reviewFee = new BigDecimal("0.00");
  private JourneyStatus status = JourneyStatus.DRAFT;
  private @Nullable Long createdBy;
  private @Nullable Instant publishedAt;
  private Instant createdAt;
  private Instant updatedAt;

  protected Journey() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("journey", id));
  }

  /** Creates a draft. */
  Journey(String slug, String title, @Nullable Long createdBy, Instant createdAt) {
    this.slug = slug;
    this.title = title;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  void describe(String newTitle, String newDescription, Instant at) {
    title = newTitle;
    description = newDescription;
    updatedAt = at;
  }

  void publish(Instant at) {
    status = status.become(JourneyStatus.PUBLISHED);
    publishedAt = at;
    updatedAt = at;
  }

  void archive(Instant at) {
    status = status.become(JourneyStatus.ARCHIVED);
    updatedAt = at;
  }

  /** Returns the id, which a stored journey has. */
  public Long id() {
    return id;
  }

  /** Returns the unique part of its address. */
  public String slug() {
    return slug;
  }

  /** Returns the title. */
  public String title() {
    return title;
  }

  /** Returns the summary shown on cards. */
  public @Nullable String summary() {
    return summary;
  }

  /** Returns the category. */
  public String category() {
    return category;
  }

  /** Returns the fee for reviewing one of its sections. */
  public BigDecimal reviewFee() {
    return reviewFee;
  }

  /** Returns the full description. */
  public @Nullable String description() {
    return description;
  }

  /** Returns the status. */
  public JourneyStatus status() {
    return status;
  }

  @Nullable Long createdBy() {
    return createdBy;
  }

  @Nullable Instant publishedAt() {
    return publishedAt;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
