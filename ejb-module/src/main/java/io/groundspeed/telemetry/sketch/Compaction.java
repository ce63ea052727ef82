package io.groundspeed.telemetry.sketch;

import io.groundspeed.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Folds deltas into the sketches of their minute, hour and day, both for their detail and segment
 * and for the totals over each.
 *
 * <p>Only one node folds at a time. A fold deletes exactly the deltas that it has read, by id.
 * Commits may become visible out of order, so a watermark would miss late ones. A delta that
 * arrives late, or corrects an older minute, is folded like any other.
 *
 * <p>The statements are written out, because {@code -Dbench=ingest} measures them.
 */
public final class Compaction {
  private static final int DELTAS_AT_A_TIME = 2_000;
  private static final int KEYS_AT_A_TIME = 5_000;

  private final DataSource dataSource;

  public Compaction(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Folds all waiting deltas, in transactions of limited size.
   *
   * @return the number of deltas folded; 0 also if another node is folding
   */
  public int foldAll() throws SQLException {
    int folded = 0;
    int last;
    do {
      last = fold();
      folded += last;
    } while (last == DELTAS_AT_A_TIME);
    return folded;
  }

  private int fold() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int folded = AdvisoryLock.COMPACTION.tryToHold(connection) ? fold(connection) : 0;
        connection.commit();
        return folded;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static int fold(Connection connection) throws SQLException {
    List<Long> read = new ArrayList<>();
    Map<SlotKey, Sketch> sketches = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT id, packed FROM groundspeed.telemetry_delta ORDER BY id LIMIT ?")) {
      select.setInt(1, DELTAS_AT_A_TIME);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          read.add(rows.getLong(1));
          DeltaBatch.read(rows.getBytes(2), (key, delta) -> spread(key, delta, sketches));
        }
      }
    }
    List<SlotKey> keys = new ArrayList<>(sketches.keySet());
    for (int i = 0; i < keys.size(); i += KEYS_AT_A_TIME) {
      List<SlotKey> some = keys.subList(i, Math.min(keys.size(), i + KEYS_AT_A_TIME));
      addWhatIsThere(connection, some, sketches);
      store(connection, some, sketches);
    }
    delete(connection, read);
    return read.size();
  }

  private static void spread(SketchKey key, Sketch delta, Map<SlotKey, Sketch> sketches) {
    for (Resolution resolution : Resolution.values()) {
      long start = resolution.startOf(key.start());
      for (String detail : List.of(key.detail(), Subject.ALL)) {
        for (String segment : List.of(key.segment(), Subject.ALL)) {
          sketches
              .computeIfAbsent(
                  new SlotKey(key.stream(), key.name(), resolution, detail, segment, start),
                  absent -> new Sketch())
              .merge(delta);
        }
      }
    }
  }

  private static void addWhatIsThere(
      Connection connection, List<SlotKey> keys, Map<SlotKey, Sketch> sketches)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT k.at, s.sketch
              FROM unnest(?::int2[], ?::text[], ?::int2[], ?::text[], ?::text[], ?::int8[])
                   WITH ORDINALITY AS k (stream, name, resolution, detail, segment, starts_at, at)
              JOIN groundspeed.telemetry_sketch s
             USING (stream, name, resolution, detail, segment, starts_at)
            """)) {
      bindKeys(select, keys);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          sketch(sketches, keys.get(rows.getInt(1) - 1)).merge(Sketch.ofBytes(rows.getBytes(2)));
        }
      }
    }
  }

  private static Sketch sketch(Map<SlotKey, Sketch> sketches, SlotKey key) {
    return Objects.requireNonNull(sketches.get(key), "the keys are those of the sketches");
  }

  private static void store(
      Connection connection, List<SlotKey> keys, Map<SlotKey, Sketch> sketches)
      throws SQLException {
    byte[][] packed = new byte[keys.size()][];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = sketch(sketches, keys.get(i)).toBytes();
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO groundspeed.telemetry_sketch
                   (stream, name, resolution, detail, segment, starts_at, sketch)
            SELECT * FROM unnest(?::int2[], ?::text[], ?::int2[], ?::text[], ?::text[], ?::int8[], ?::bytea[])
                ON CONFLICT ON CONSTRAINT pk_telemetry_sketch
                DO UPDATE SET sketch = excluded.sketch
            """)) {
      bindKeys(upsert, keys);
      upsert.setArray(7, connection.createArrayOf("bytea", packed));
      upsert.executeUpdate();
    }
  }

  private static void bindKeys(PreparedStatement statement, List<SlotKey> keys)
      throws SQLException {
    Connection connection = statement.getConnection();
    Object[][] columns = new Object[6][keys.size()];
    for (int i = 0; i < keys.size(); i++) {
      SlotKey key = keys.get(i);
      columns[0][i] = (short) key.stream().code();
      columns[1][i] = key.name();
      columns[2][i] = (short) key.resolution().minutes();
      columns[3][i] = key.detail();
      columns[4][i] = key.segment();
      columns[5][i] = key.start();
    }
    String[] types = {"int2", "text", "int2", "text", "text", "int8"};
    for (int c = 0; c < types.length; c++) {
      statement.setArray(c + 1, connection.createArrayOf(types[c], columns[c]));
    }
  }

  private static void delete(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM groundspeed.telemetry_delta WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      delete.executeUpdate();
    }
  }

  private record SlotKey(
      Stream stream,
      String name,
      Resolution resolution,
      String detail,
      String segment,
      long start) {}
}
