package io.groundspeed.cache.life;

import io.groundspeed.cache.Access;
import io.groundspeed.cache.Cache;
import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.postgres.Sql;
import io.groundspeed.shared.Environment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Writes this node's reads, loads and removals to the database every ten seconds: {@code
 * cache_entries} in one SQL batch, because thousands of keys may have changed, and one row of
 * {@code cache_metrics} per cache type. Used by one thread at a time.
 */
final class CacheLedger {
  private static final Logger LOG = Logger.getLogger(CacheLedger.class.getName());

  /** Written in key order, so that nodes don't deadlock. */
  private static final String ENTRIES =
      """
      INSERT INTO groundspeed.cache_entries AS e
             (cache_key, cache_type, entity_type, entity_id, entities, ttl_seconds, created_at,
              last_accessed_at, access_count, invalidated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN ? THEN groundspeed.clock() END)
      ON CONFLICT (cache_key) DO UPDATE
         SET entity_type      = coalesce(EXCLUDED.entity_type, e.entity_type),
             entity_id        = coalesce(EXCLUDED.entity_id, e.entity_id),
             entities         = coalesce(EXCLUDED.entities, e.entities),
             created_at       = greatest(e.created_at, EXCLUDED.created_at),
             last_accessed_at = greatest(e.last_accessed_at, EXCLUDED.last_accessed_at),
             access_count     = e.access_count + EXCLUDED.access_count,
             invalidated_at   = CASE WHEN EXCLUDED.invalidated_at IS NULL THEN NULL
                                     ELSE coalesce(e.invalidated_at, EXCLUDED.invalidated_at) END
      """;

  private static final String EXPIRED =
      """
      UPDATE groundspeed.cache_entries
         SET invalidated_at = created_at + ttl_seconds * interval '1 second'
       WHERE invalidated_at IS NULL
         AND created_at + ttl_seconds * interval '1 second' < groundspeed.clock()
      """;

  private static final String ALL_GONE =
      """
      UPDATE groundspeed.cache_entries
         SET invalidated_at = groundspeed.clock()
       WHERE invalidated_at IS NULL
      """;

  private final Cache cache;
  private final CacheChanges changes;
  private final DataSource dataSource;
  private final Consumer<List<CacheMetric>> metrics;
  private final InstantSource time;
  private final String node;

  private int emptyingsWritten;

  /**
   * @param metrics writes rows in one transaction
   */
  CacheLedger(
      Cache cache,
      CacheChanges changes,
      DataSource dataSource,
      Consumer<List<CacheMetric>> metrics,
      InstantSource time,
      Environment environment) {
    this.cache = cache;
    this.changes = changes;
    this.metrics = metrics;
    this.dataSource = dataSource;
    this.time = time;
    node = environment.node();
  }

  /**
   * Marks all entries as invalidated if this node starts alone: what an earlier server held in
   * memory is lost.
   */
  void begin() {
    if (cache.store().isAlone()) {
      cache.accesses().emptied();
    }
  }

  /**
   * Writes the changes since the last write. What can't be written is retried with the next write.
   */
  synchronized void write() {
    List<Runnable> afterCommit = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      writeEntries(connection, afterCommit);
      connection.commit();
      afterCommit.forEach(Runnable::run);
      writeMetrics();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "What the cache did is written later: {0}", e.getMessage());
    }
  }

  private void writeEntries(Connection connection, List<Runnable> afterCommit) throws SQLException {
    int emptyings = cache.accesses().timesEmptied();
    if (emptyings != emptyingsWritten) {
      Sql.of(connection, ALL_GONE).update();
      afterCommit.add(() -> emptyingsWritten = emptyings);
    }
    Sql.of(connection, EXPIRED).update();
    try (PreparedStatement upsert = connection.prepareStatement(ENTRIES)) {
      List<Access> keys = new ArrayList<>(cache.accesses().keys());
      keys.sort(Comparator.comparing(Access::key));
      for (Access access : keys) {
        add(access, upsert, afterCommit);
      }
      upsert.executeBatch();
    }
  }

  /** A removed key is written one last time; a key that was never stored is not written. */
  private void add(Access access, PreparedStatement upsert, List<Runnable> afterCommit)
      throws SQLException {
    Access.News news = access.news();
    boolean gone = !cache.store().contains(access.key());
    afterCommit.add(() -> access.written(news));
    if (gone) {
      afterCommit.add(() -> cache.accesses().forget(access, cache.store()));
    }
    if (gone ? news.load() != null : news.more() > 0 || news.loaded()) {
      add(access, news, gone, upsert);
    }
  }

  private void add(Access access, Access.News news, boolean gone, PreparedStatement upsert)
      throws SQLException {
    Access.Load load = news.load();
    KeyPattern<?> pattern = access.counts().pattern();
    EntityRef first = load == null || load.entities().isEmpty() ? null : load.entities().get(0);
    upsert.setString(1, access.key());
    upsert.setString(2, pattern.type().text());
    upsert.setString(3, first == null ? null : first.type());
    upsert.setString(4, first == null ? null : first.id());
    if (load == null) {
      upsert.setNull(5, Types.ARRAY);
    } else {
      upsert.setArray(
          5,
          upsert
              .getConnection()
              .createArrayOf("text", load.entities().stream().map(EntityRef::text).toArray()));
    }
    upsert.setInt(6, Math.toIntExact(pattern.ttl().toSeconds()));
    upsert.setTimestamp(7, new Timestamp(load == null ? time.millis() : load.atMillis()));
    upsert.setTimestamp(8, access.lastMillis() == 0 ? null : new Timestamp(access.lastMillis()));
    upsert.setLong(9, news.more());
    upsert.setBoolean(10, gone);
    upsert.addBatch();
  }

  /** Uses JPA, because there are only a few rows every ten seconds. */
  private void writeMetrics() {
    Map<CacheType, CacheCounts> taken = changes.takeForMetrics();
    List<CacheMetric> rows =
        taken.entrySet().stream()
            .filter(one -> one.getValue().reads() > 0)
            .map(one -> row(one.getKey(), one.getValue()))
            .toList();
    try {
      if (!rows.isEmpty()) {
        metrics.accept(rows);
      }
    } catch (RuntimeException e) {
      changes.giveBack(taken);
      throw e;
    }
  }

  private CacheMetric row(CacheType type, CacheCounts more) {
    return new CacheMetric(
        type,
        more.answered(),
        more.reads() - more.answered(),
        more.loadNanos() / 1e6 / more.reads(),
        node,
        time.instant());
  }
}
