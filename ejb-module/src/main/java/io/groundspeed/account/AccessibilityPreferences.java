package io.groundspeed.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How a user wants pages to look and move. */
@Entity
@Table(name = "user_accessibility_preferences")
class AccessibilityPreferences {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;
  private double fontScale = 1;
  private boolean highContrast;
  private boolean reducedMotion;
  private boolean screenReader;
  private Instant updatedAt;

  protected AccessibilityPreferences() {}

  AccessibilityPreferences(long userId, Instant at) {
    this.userId = userId;
    this.updatedAt = at;
  }

  /**
   * @param scale 0.5 to 4; 1 is as the browser has it
   */
  void scaleFont(double scale, Instant at) {
    fontScale = scale;
    updatedAt = at;
  }

  void prefer(boolean contrast, boolean lessMotion, boolean forScreenReader, Instant at) {
    highContrast = contrast;
    reducedMotion = lessMotion;
    screenReader = forScreenReader;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  double fontScale() {
    return fontScale;
  }

  boolean highContrast() {
    return highContrast;
  }

  boolean reducedMotion() {
    return reducedMotion;
  }

  boolean screenReader() {
    return screenReader;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
