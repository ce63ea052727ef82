package io.groundspeed.platform.mentor;

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
import org.jspecify.annotations.Nullable;

/** A field in which mentors can specialize. */
@Entity
@Table(name = "mentor_specializations")
@EntityListeners(StaleValues.class)
class MentorSpecialization implements Affecting {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String name;
  private @Nullable String description;

  @Column(name = "is_active")
  private boolean active = true;

  private Instant createdAt;

  protected MentorSpecialization() {}

  @Override
  public List<EntityRef> affected() {
    return List.of(EntityRef.of("specialization", id));
  }

  MentorSpecialization(String name, @Nullable String description, Instant createdAt) {
    this.name = name;
    this.description = description;
    this.createdAt = createdAt;
  }

  /** No longer offers it. Mentors who have it keep it. */
  void retire() {
    active = false;
  }

  Long id() {
    return id;
  }

  String name() {
    return name;
  }

  @Nullable String description() {
    return description;
  }

  boolean isActive() {
    return active;
  }

  Instant createdAt() {
    return createdAt;
  }
}
