package io.groundspeed.platform;

import io.groundspeed.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All rows of the tables from which the statistics are computed, for counting them in Java. */
public record PlatformTables(
    List<Map<String, Object>> enrollments,
    List<Map<String, Object>> sections,
    List<Map<String, Object>> progress,
    List<Map<String, Object>> reviews) {

  public static PlatformTables of(TestDatabase db) {
    return new PlatformTables(
        db.rows("SELECT * FROM groundspeed.user_enrollments"),
        db.rows("SELECT * FROM groundspeed.sections"),
        db.rows("SELECT * FROM groundspeed.section_progress"),
        db.rows("SELECT * FROM groundspeed.section_reviews"));
  }

  /** Returns the rows that have a value in a column. */
  public static List<Map<String, Object>> with(
      List<Map<String, Object>> rows, String column, Object value) {
    return rows.stream().filter(row -> Objects.equals(row.get(column), value)).toList();
  }
}
