package io.groundspeed.query;

import io.groundspeed.probe.sql.Fingerprint;
import io.groundspeed.telemetry.gather.Gathered;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

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
      fresh.put(hash, new Seen(text, now));
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
    Map<String, Object[]> columns = new HashMap<>();
    columns.put("hash", texts.keySet().toArray());
    columns.put("text", texts.values().stream().map(Seen::storable).toArray());
    columns.put("at", texts.values().stream().map(seen -> seen.at().toString()).toArray());
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO groundspeed.query_fingerprints
                   (query_hash, query_text, first_seen_at, last_seen_at)
            SELECT hash, text, at, at
              FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS seen (hash, text, at)
                ON CONFLICT ON CONSTRAINT pk_query_fingerprints
                DO UPDATE SET last_seen_at = greatest(query_fingerprints.last_seen_at,
                                                      excluded.last_seen_at)
            """)) {
      insert.setArray(1, connection.createArrayOf("text", columns.get("hash")));
      insert.setArray(2, connection.createArrayOf("text", columns.get("text")));
      insert.setArray(3, connection.createArrayOf("text", columns.get("at")));
      insert.executeUpdate();
    }
  }

  private record Seen(String text, Instant at) {
    /** PostgreSQL can't store this character. */
    String storable() {
      return text.replace('\u0000', ' ');
    }
  }
}
