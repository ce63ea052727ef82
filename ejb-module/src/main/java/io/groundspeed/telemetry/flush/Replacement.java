package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.flush.Flush.Placed;
import io.groundspeed.telemetry.flush.Flush.Placing;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.raw.RawTable;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.DeltaBatch;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Handles metrics that are sent again and replace their earlier value: the raw row is corrected in
 * place, and the sketches receive −1 of the old and +1 of the new value, in the minute and segment
 * where it was first counted.
 *
 * <p>Identities are locked in the same order on all nodes, so that two nodes with the same metrics
 * in their batches wait for each other without a deadlock.
 *
 * <p>The statements are written out, because {@code -Dbench=ingest} measures them.
 */
public final class Replacement {
  /** How long a metric can be corrected. */
  public static final Duration WINDOW = Duration.ofHours(24);

  /** The order of uuid in PostgreSQL. */
  private static final Comparator<UUID> BYTE_ORDER =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final InstantSource time;

  public Replacement(InstantSource time) {
    this.time = time;
  }

  /**
   * Sorts a batch into new samples, which are returned, and known ones, which are corrected.
   *
   * @param outcomes receives the outcome of each sample that is not new
   * @param deltas receives the change of each correction
   */
  List<Placed> apply(
      Connection connection,
      List<Sample> samples,
      Placing placing,
      Outcome[] outcomes,
      DeltaBatch deltas)
      throws SQLException {
    List<Placed> fresh = new ArrayList<>(samples.size());
    Map<UUID, Integer> last = new TreeMap<>(BYTE_ORDER);
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      if (sample.identity() == null) {
        fresh.add(placing.place(sample));
      } else {
        Integer earlier = last.put(sample.identity(), i);
        if (earlier != null) {
          outcomes[earlier] = Outcome.REPLACED;
        }
      }
    }
    if (last.isEmpty()) {
      return fresh;
    }
    List<Placed> identified = new ArrayList<>(last.size());
    for (int index : last.values()) {
      identified.add(placing.place(samples.get(index)));
    }
    Set<UUID> claimed = claim(connection, identified);
    List<Placed> known = new ArrayList<>();
    for (Placed placed : identified) {
      (claimed.contains(placed.sample().identity()) ? fresh : known).add(placed);
    }
    if (!known.isEmpty()) {
      new Corrections(connection, known, deltas)
          .run((placed, outcome) -> outcomes[indexOf(placed, last)] = outcome);
    }
    return fresh;
  }

  private static int indexOf(Placed identified, Map<UUID, Integer> last) {
    return Objects.requireNonNull(
        last.get(identified.sample().identity()), "an identified sample has an index");
  }

  /** Inserts the identities that are not known yet, and returns them. */
  private static Set<UUID> claim(Connection connection, List<Placed> identified)
      throws SQLException {
    int n = identified.size();
    @Nullable UUID[] identities = new @Nullable UUID[n];
    Long[] rowIds = new Long[n];
    String[] times = new String[n];
    Double[] values = new Double[n];
    String[] details = new String[n];
    String[] segments = new String[n];
    for (int i = 0; i < n; i++) {
      Sample sample = identified.get(i).sample();
      identities[i] = sample.identity();
      rowIds[i] = identified.get(i).rowId();
      times[i] = sample.time().toString();
      values[i] = sample.value();
      details[i] = sample.subject().detail();
      segments[i] = sample.segment();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO groundspeed.telemetry_recent
                   (identity, row_id, recorded_at, value, detail, segment)
            SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::float8[], ?::text[], ?::text[])
            ON CONFLICT (identity) DO NOTHING
            RETURNING identity
            """)) {
      insert.setArray(1, connection.createArrayOf("uuid", identities));
      insert.setArray(2, connection.createArrayOf("int8", rowIds));
      insert.setArray(3, connection.createArrayOf("text", times));
      insert.setArray(4, connection.createArrayOf("float8", values));
      insert.setArray(5, connection.createArrayOf("text", details));
      insert.setArray(6, connection.createArrayOf("text", segments));
      Set<UUID> claimed = new HashSet<>(n * 2);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          claimed.add(rows.getObject(1, UUID.class));
        }
      }
      return claimed;
    }
  }

  /** Receives the outcome of a known sample. */
  private interface Verdict {
    /** Sets the outcome. */
    void of(Placed placed, Outcome outcome);
  }

  /** Where a metric was first counted, and its current value. */
  private record Earlier(
      long rowId, Instant recordedAt, double value, String detail, String segment) {}

  private final class Corrections {
    private final Connection connection;
    private final List<Placed> known;
    private final DeltaBatch deltas;

    Corrections(Connection connection, List<Placed> known, DeltaBatch deltas) {
      this.connection = connection;
      this.known = known;
      this.deltas = deltas;
    }

    void run(Verdict verdict) throws SQLException {
      Map<UUID, Earlier> earlier = lock();
      Instant oldest = time.instant().minus(WINDOW);
      List<Placed> changed = new ArrayList<>();
      for (Placed placed : known) {
        Sample sample = placed.sample();
        Earlier before = earlier.get(sample.identity());
        if (before == null || before.recordedAt().isBefore(oldest)) {
          verdict.of(placed, tooOld());
        } else {
          verdict.of(placed, Outcome.REPLACED);
          if (before.value() != sample.value()) {
            changed.add(placed);
            count(sample, before);
          }
        }
      }
      if (!changed.isEmpty()) {
        correctRecent(changed);
        correctRaw(changed, earlier);
      }
    }

    private Map<UUID, Earlier> lock() throws SQLException {
      Object[] identities = known.stream().map(placed -> placed.sample().identity()).toArray();
      Array array = connection.createArrayOf("uuid", identities);
      try (PreparedStatement select =
          connection.prepareStatement(
              """
              SELECT identity, row_id, recorded_at, value, detail, segment
                FROM groundspeed.telemetry_recent
               WHERE identity = ANY (?)
               ORDER BY identity
                 FOR UPDATE
              """)) {
        select.setArray(1, array);
        Map<UUID, Earlier> earlier = new HashMap<>();
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) {
            earlier.put(
                rows.getObject(1, UUID.class),
                new Earlier(
                    rows.getLong(2),
                    rows.getTimestamp(3).toInstant(),
                    rows.getDouble(4),
                    rows.getString(5),
                    rows.getString(6)));
          }
        }
        return earlier;
      }
    }

    private void count(Sample sample, Earlier before) {
      Sketch sketch =
          deltas.sketch(
              new SketchKey(
                  sample.stream(),
                  sample.subject().name(),
                  before.detail(),
                  before.segment(),
                  Resolution.MINUTE.startOf(before.recordedAt())));
      sketch.add(before.value(), sample.row().rate(before.value()), -1);
      sketch.add(sample.value(), sample.rating(), 1);
    }

    private void correctRecent(List<Placed> changed) throws SQLException {
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE groundspeed.telemetry_recent SET value = ? WHERE identity = ?")) {
        for (Placed placed : changed) {
          update.setDouble(1, placed.sample().value());
          update.setObject(2, placed.sample().identity());
          update.addBatch();
        }
        update.executeBatch();
      }
    }

    /** Specifies both the id and the time, so that the planner accesses only one partition. */
    private void correctRaw(List<Placed> changed, Map<UUID, Earlier> earlier) throws SQLException {
      Map<RawTable, List<Placed>> byTable = new HashMap<>();
      for (Placed placed : changed) {
        byTable
            .computeIfAbsent(placed.sample().row().table(), table -> new ArrayList<>())
            .add(placed);
      }
      for (Map.Entry<RawTable, List<Placed>> entry : byTable.entrySet()) {
        try (PreparedStatement update =
            connection.prepareStatement(entry.getKey().correctionSql())) {
          for (Placed placed : entry.getValue()) {
            Earlier before =
                Objects.requireNonNull(
                    earlier.get(placed.sample().identity()), "a changed metric is an earlier one");
            update.setDouble(1, placed.sample().value());
            update.setString(2, placed.sample().row().correction());
            update.setLong(3, before.rowId());
            update.setTimestamp(4, Timestamp.from(before.recordedAt()));
            update.addBatch();
          }
          update.executeBatch();
        }
      }
    }

    private Outcome tooOld() {
      return new Outcome.Rejected(
          "id",
          "was first sent more than 24 hours ago and can't be corrected",
          "correction-too-old");
    }
  }
}
