package io.groundspeed.database;

import io.groundspeed.telemetry.sketch.Rating;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The checks of the database. The statement of each is in {@link CheckSql}. */
public enum Check {
  INVALID_INDEX("Invalid index", Rating.POOR),
  CONNECTIONS("Connections near the limit", Rating.POOR),
  TRANSACTION_AGE("Transaction ids near wraparound", Rating.POOR),
  SEQUENCE_NEAR_END("Sequence near its end", Rating.POOR),
  LONG_TRANSACTION("Long transaction", Rating.NEEDS_IMPROVEMENT),
  IDLE_IN_TRANSACTION("Idle in transaction", Rating.NEEDS_IMPROVEMENT),
  FOREIGN_KEY_WITHOUT_INDEX("Foreign key without an index", Rating.NEEDS_IMPROVEMENT),
  MISSING_PRIMARY_KEY("Missing primary key", Rating.NEEDS_IMPROVEMENT),
  DEAD_ROWS("Vacuum falls behind", Rating.NEEDS_IMPROVEMENT),
  STALE_STATISTICS("Stale statistics", Rating.NEEDS_IMPROVEMENT),
  DUPLICATE_INDEX("Duplicate index", Rating.NEEDS_IMPROVEMENT),
  UNUSED_INDEX("Unused index", null);

  private final String title;
  private final @Nullable Rating rating;

  Check(String title, @Nullable Rating rating) {
    this.title = title;
    this.rating = rating;
  }

  /** Returns its name on the screen. */
  public String getTitle() {
    return title;
  }

  /** Returns the severity of its results; null if they are informational. */
  public @Nullable Rating getRating() {
    return rating;
  }

  /** Returns its name in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
