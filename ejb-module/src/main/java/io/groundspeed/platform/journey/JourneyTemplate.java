package io.groundspeed.platform.journey;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A template for new journeys. */
@Entity
@Table(name = "journey_templates")
@EntityListeners(StaleValues.class)
class JourneyTemplate implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String title;
  private @Nullable String description;
  private String category;

  @Column(name = "is_public")
  private boolean shared;

  @Column(name = "is_featured")
  private boolean featured;

  private double averageRating;

  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(write = "CAST(? AS jsonb)")
  private String content;

  private @Nullable Long createdBy;
  private Instant createdAt;
  private Instant updatedAt;

  protected JourneyTemplate() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("template", id));
  }

  /**
   * Creates a template that only its creator can see.
   *
   * @param content sections and fields, a JSON object
   */
  JourneyTemplate(
      String title, String category, String content, @Nullable Long createdBy, Instant createdAt) {
    this.title = title;
    this.category = category;
    this.content = content;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  void describe(String newDescription, Instant at) {
    description = newDescription;
    updatedAt = at;
  }

  void share(Instant at) {
    shared = true;
    updatedAt = at;
  }

  /** Lists the template first, and shares it with all users. */
  void feature(Instant at) {
    share(at);
    featured = true;
  }

  /**
   * @param average 0 to 5; 0 if not rated yet
   */
  void rate(double average, Instant at) {
    averageRating = average;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  String title() {
    return title;
  }

  @Nullable String description() {
    return description;
  }

  String category() {
    return category;
  }

  boolean isPublic() {
    return shared;
  }

  boolean isFeatured() {
    return featured;
  }

  double averageRating() {
    return averageRating;
  }

  String content() {
    return content;
  }

  @Nullable Long createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
