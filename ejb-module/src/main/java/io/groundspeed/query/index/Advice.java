package io.groundspeed.query.index;

import java.util.List;

/**
 * Advice about one index.
 *
 * @param kind whether to create or to drop it
 * @param database host, port and name
 * @param table including its schema, quoted if necessary
 * @param columns in order, as SQL needs them, for example {@code user_id, created_at DESC}; of an
 *     index to drop its name
 * @param sql to run manually
 * @param reason one or two sentences
 * @param millisPerDay the time of statements that it is expected to save per day; 0 for an index to
 *     drop
 * @param writesPerDay rows written per day, each of which also changes the index
 * @param queries the hashes of the statements that it serves, those that save most first; empty for
 *     an index to drop
 */
public record Advice(
    Kind kind,
    String database,
    String table,
    String columns,
    String sql,
    String reason,
    double millisPerDay,
    double writesPerDay,
    List<String> queries) {
  /** What to do with the index. */
  public enum Kind {
    CREATE,
    DROP
  }
}
