package io.groundspeed.vitals.detail;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The paths in the raw log that belong to a page. */
final class PagePaths {
  private static final int SECONDS = 3;

  /** Maximum number of different paths that are compared with a template. */
  private static final int COMPARED = 2_000;

  /** Maximum number of paths whose rows are read. */
  private static final int READ = 200;

  /**
   * Steps from one path to the next in ix_web_vitals_metric, so the cost depends on the number of
   * paths and not on that of rows.
   */
  private static final String MATCHING =
      """
      WITH RECURSIVE path (name, number) AS (
          (SELECT page_path, 1
             FROM groundspeed.web_vitals
            WHERE metric_name = ? AND recorded_at >= ? AND recorded_at < ?
            ORDER BY page_path
            LIMIT 1)
          UNION ALL
          SELECT (SELECT page_path
                    FROM groundspeed.web_vitals
                   WHERE metric_name = ? AND recorded_at >= ? AND recorded_at < ?
                     AND page_path > path.name
                   ORDER BY page_path
                   LIMIT 1),
                 number + 1
            FROM path
           WHERE name IS NOT NULL AND number < ?)
      SELECT name FROM path WHERE name ~ ? LIMIT ?
      """;

  private PagePaths() {}

  /**
   * Returns the paths of a page: itself, or those that its template matches.
   *
   * @param range the metric, the start and the end
   */
  static List<String> of(
      Connection connection, String page, PageTemplates templates, List<Object> range)
      throws SQLException {
    if (page.indexOf('{') < 0) {
      return List.of(page);
    }
    return Sql.of(connection, MATCHING)
        .within(SECONDS)
        .with(range.toArray())
        .with(range.toArray())
        .with(COMPARED, templates.regex(page), READ)
        .rows(row -> row.getString(1));
  }
}
