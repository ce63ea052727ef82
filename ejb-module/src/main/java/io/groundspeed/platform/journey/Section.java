package io.groundspeed.platform.journey;

import io.groundspeed.cache.life.Affecting;
import io.groundspeed.cache.life.StaleValues;
import io.groundspeed.cache.pattern.EntityRef;
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
import org.jspecify.annotations.Nullable;

/** One step of a journey. */
@Entity
@Table(name = "sections")
@EntityListeners(StaleValues.class)
public class Section implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Journey journey;

  private String title;
  private @Nullable String description;
  private int orderIndex;
  private int minutes;
  private Instant createdAt;
  private Instant updatedAt;

  protected Section() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("journey", journey.id()), EntityRef.of("section", id));
  }

  Section(Journey journey, String title, int orderIndex, Instant createdAt) {
    this.journey = journey;
    this.title = title;
    this.orderIndex = orderIndex;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  void describe(String newTitle, String newDescription, Instant at) {
    title = newTitle;
    description = newDescription;
    updatedAt = at;
  }

  void moveTo(int index, Instant at) {
    orderIndex = index;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  /** Returns the journey to which the section belongs. */
  public Journey journey() {
    return journey;
  }

  /** Returns the title. */
  public String title() {
    return title;
  }

  /** Returns the description. */
  public @Nullable String description() {
    return description;
  }

  /** Returns its position in the journey. */
  public int orderIndex() {
    return orderIndex;
  }

  /** Returns the approximate work in minutes; 0 if not specified. */
  public int minutes() {
    return minutes;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
