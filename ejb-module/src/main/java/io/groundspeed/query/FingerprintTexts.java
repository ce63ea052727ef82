package io.groundspeed.query;

import io.groundspeed.postgres.Sql;
import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.telemetry.gather.Gathered;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the texts of statements, when a statement is first seen and at most once a minute
 * afterwards.
 */
final class FingerprintTexts {
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int REMEMBERED = 20_000;

  private final Map<String, Instant> written = new LinkedHashMap<>();

  /** Ordered by hash, so that nodes write in the same order and never deadlock. */
  private Map<String, Seen> fresh = new TreeMap<>();

  void seen(Fingerprint statement, Instant now) {
    String hash = statement.hash();
    String text = statement.text();
    if (hash == null || text == null) {
      return;
    }
    Instant before = written.get(hash);
    if (before == null || before.plus(AGAIN).isBefore(now)) {
      fresh.put(hash, new Seen(text, statement.typedText(), statement.database(), now));
    }
  }

  void addTo(Gathered batch) {
    if (fresh.isEmpty()) {
      return;
    }
    Map<String, Seen> texts = fresh;
    fresh = new TreeMap<>();
    batch.with(connection -> write(connection, texts));
    if (written.size() > REMEMBERED) {
      written.clear();
    }
    texts.forEach((hash, seen) -> written.put(hash, seen.at()));
  }

  private static void write(Connection connection, Map<String, Seen> texts) throws SQLException {
    Sql.of(
            connection,
            """
            INSERT INTO groundspeed.query_fingerprints AS f
                   (query_hash, query_text, typed_text, database, first_seen_at, last_seen_at)
            SELECT hash, text, typed, database, at, at
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                   AS seen (hash, text, typed, database, at)
                ON CONFLICT ON CONSTRAINT pk_query_fingerprints
                DO UPDATE SET last_seen_at = greatest(f.last_seen_at, excluded.last_seen_at),
                              typed_text   = coalesce(excluded.typed_text, f.typed_text),
                              database     = coalesce(excluded.database, f.database)
            """)
        .array("text", texts.keySet())
        .array("text", texts.values(), seen -> storable(seen.text()))
        .array("text", texts.values(), seen -> storable(seen.typed()))
        .array("text", texts.values(), seen -> storable(seen.database()))
        .array("text", texts.values(), seen -> seen.at().toString())
        .update();
  }

  /** PostgreSQL can't store U+0000. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\u0000', ' ');
  }

  private record Seen(String text, @Nullable String typed, @Nullable String database, Instant at) {}
}
