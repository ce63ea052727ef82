package io.groundspeed.account.activity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The number of consecutive days on which a user was active. */
@Entity
@Table(name = "user_activity_streaks")
public class ActivityStreak {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;
  private int currentStreak;
  private int longestStreak;
  private @Nullable LocalDate lastActiveDate;
  private Instant updatedAt;

  protected ActivityStreak() {}

  public ActivityStreak(long userId, Instant at) {
    this.userId = userId;
    this.updatedAt = at;
  }

  /** Counts a day as active, once. A skipped day starts a new streak. */
  public void activeOn(LocalDate day, Instant at) {
    if (lastActiveDate != null && !day.isAfter(lastActiveDate)) {
      return;
    }
    boolean inARow = lastActiveDate != null && lastActiveDate.plusDays(1).equals(day);
    currentStreak = inARow ? currentStreak + 1 : 1;
    longestStreak = Math.max(longestStreak, currentStreak);
    lastActiveDate = day;
    updatedAt = at;
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  /** Returns the number of consecutive active days up to the last active day. */
  public int currentStreak() {
    return currentStreak;
  }

  /** Returns the longest streak in days. */
  public int longestStreak() {
    return longestStreak;
  }

  @Nullable LocalDate lastActiveDate() {
    return lastActiveDate;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
