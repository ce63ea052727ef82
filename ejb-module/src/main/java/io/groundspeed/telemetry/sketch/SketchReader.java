package io.groundspeed.telemetry.sketch;

import io.groundspeed.postgres.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Reads sketches: the folded ones of every resolution and the deltas not yet folded, in one
 * statement and thus one snapshot. A concurrent fold is seen completely or not at all. Thread-safe.
 *
 * <p>The statements are written out, because {@code -Dbench=ingest} measures them.
 */
public final class SketchReader {
  private static final Logger LOG = Logger.getLogger(SketchReader.class.getName());
  private static final int SECONDS = 5;
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  private static final String FOLDED =
      """
      SELECT name, detail, segment, starts_at, sketch
        FROM groundspeed.telemetry_sketch
       WHERE stream = ? AND name = ANY (?) AND resolution = ? AND starts_at >= ? AND starts_at < ?
         AND %s
         AND %s
      UNION ALL
      """;
  private static final String WAITING =
      "SELECT NULL, NULL, NULL, NULL, packed FROM groundspeed.telemetry_delta";

  private final DataSource dataSource;
  private final InstantSource time;
  private final Duration minutes;
  private final Duration hours;

  /**
   * @param minutes retention of sketches by minute
   * @param hours retention of sketches by hour; older ones are kept only by day
   */
  public SketchReader(DataSource dataSource, InstantSource time, Duration minutes, Duration hours) {
    this.dataSource = dataSource;
    this.time = time;
    this.minutes = minutes;
    this.hours = hours;
  }

  /**
   * Returns the matching sketches, in no particular order.
   *
   * @throws Unavailable if the database is unavailable, or takes longer than five seconds
   */
  public List<SketchRow> read(SketchQuery query) {
    Resolution finest = finestKept(query.from());
    Resolution coarsest = query.coarsest().compareTo(finest) < 0 ? finest : query.coarsest();
    List<Slots.Run> runs = Slots.cover(query.from(), query.to(), finest, coarsest);
    String sql =
        FOLDED.formatted(detailCondition(query), segmentCondition(query)).repeat(runs.size());
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql + WAITING)) {
      select.setQueryTimeout(SECONDS);
      bind(select, query, runs);
      try (ResultSet rows = select.executeQuery()) {
        return collect(rows, query, runs);
      }
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading sketches failed: {0}", e.getMessage());
      throw Unavailable.database("the figures can't be read now");
    }
  }

  /**
   * Older sketches are kept only by hour, and still older ones only by day. A query for exactly
   * what is kept arrives a moment after its range was chosen.
   */
  private Resolution finestKept(Instant from) {
    Duration age = Duration.between(from, time.instant()).minus(A_MOMENT);
    if (age.compareTo(minutes) <= 0) {
      return Resolution.MINUTE;
    }
    return age.compareTo(hours) <= 0 ? Resolution.HOUR : Resolution.DAY;
  }

  private static String detailCondition(SketchQuery query) {
    return query.detail() == null ? "detail <> '*'" : "detail = ?";
  }

  private static String segmentCondition(SketchQuery query) {
    return query.bySegment() ? "segment <> '*'" : "segment = '*'";
  }

  private static void bind(PreparedStatement select, SketchQuery query, List<Slots.Run> runs)
      throws SQLException {
    int at = 1;
    for (Slots.Run run : runs) {
      select.setInt(at++, query.stream().code());
      select.setArray(at++, select.getConnection().createArrayOf("text", query.names().toArray()));
      select.setInt(at++, run.resolution().minutes());
      select.setLong(at++, run.from());
      select.setLong(at++, run.to());
      if (query.detail() != null) {
        select.setString(at++, query.detail());
      }
    }
  }

  private static List<SketchRow> collect(ResultSet rows, SketchQuery query, List<Slots.Run> runs)
      throws SQLException {
    List<SketchRow> found = new ArrayList<>();
    while (rows.next()) {
      if (rows.getString(1) == null) {
        unfolded(rows.getBytes(5), query, runs, found);
      } else {
        found.add(
            new SketchRow(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                Instant.ofEpochSecond(rows.getLong(4)),
                Sketch.ofBytes(rows.getBytes(5))));
      }
    }
    return found;
  }

  private static void unfolded(
      byte[] packed, SketchQuery query, List<Slots.Run> runs, List<SketchRow> found) {
    Set<String> names = new HashSet<>(query.names());
    boolean total = Subject.ALL.equals(query.detail());
    DeltaBatch.read(
        packed,
        (key, sketch) -> {
          if (key.stream() == query.stream()
              && names.contains(key.name())
              && (query.detail() == null || total || query.detail().equals(key.detail()))
              && runs.stream()
                  .anyMatch(run -> key.start() >= run.from() && key.start() < run.to())) {
            found.add(
                new SketchRow(
                    key.name(),
                    total ? Subject.ALL : key.detail(),
                    query.bySegment() ? key.segment() : Subject.ALL,
                    Instant.ofEpochSecond(key.start()),
                    sketch));
          }
        });
  }
}
