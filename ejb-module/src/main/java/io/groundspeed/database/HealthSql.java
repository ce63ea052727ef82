package io.groundspeed.database;

/**
 * The statements of a sample. Each returns metric, name and value; the value is null if it is
 * unknown. Values of other sessions that a role without {@code pg_monitor} may not see are null or
 * missing.
 */
final class HealthSql {
  /**
   * Makes the transaction change nothing and wait for no lock, and name tables with their schema,
   * except those of {@code public}.
   */
  static final String BOUNDS =
      """
      SET TRANSACTION READ ONLY;
      SET LOCAL lock_timeout = '200ms';
      SET LOCAL search_path = public
      """;

  /** Reads shared memory and one row per view; no table is opened. */
  static final String GAUGES =
      """
      WITH session AS MATERIALIZED (
          SELECT state, query_start, xact_start, wait_event_type
            FROM pg_stat_activity
           WHERE datname = current_database() AND backend_type = 'client backend'
             AND pid <> pg_backend_pid()
      ), io AS MATERIALIZED (
          SELECT sum(heap_blks_hit) AS heap_hit, sum(heap_blks_read) AS heap_read,
                 sum(idx_blks_hit) AS index_hit, sum(idx_blks_read) AS index_read
            FROM pg_statio_user_tables
      ), totals AS MATERIALIZED (
          SELECT * FROM pg_stat_database WHERE datname = current_database()
      )
      SELECT 'database_size' AS type, current_database()::text AS name,
             pg_database_size(current_database())::float8 AS value
      UNION ALL
      SELECT 'cache_hit_ratio', 'heap', (heap_hit / nullif(heap_hit + heap_read, 0))::float8 FROM io
      UNION ALL
      SELECT 'cache_hit_ratio', 'index', (index_hit / nullif(index_hit + index_read, 0))::float8
        FROM io
      UNION ALL
      SELECT 'connections', coalesce(state, 'unknown'), count(*) FROM session GROUP BY 2
      UNION ALL
      SELECT 'connection_limit', 'max_connections', current_setting('max_connections')::float8
      UNION ALL
      SELECT 'longest_statement', 'all',
             coalesce(max(extract(epoch FROM clock_timestamp() - query_start))
                          FILTER (WHERE state = 'active'), 0)::float8 * 1000
        FROM session
      UNION ALL
      SELECT 'longest_transaction', 'all',
             coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 * 1000
        FROM session
      UNION ALL
      SELECT 'idle_in_transaction', 'all', count(*) FILTER (WHERE state LIKE 'idle in transaction%')
        FROM session
      UNION ALL
      SELECT 'waiting_locks', 'all', count(*) FILTER (WHERE wait_event_type = 'Lock') FROM session
      UNION ALL
      SELECT 'transaction_age', datname::text, age(datfrozenxid)::float8
        FROM pg_database WHERE datname = current_database()
      UNION ALL
      SELECT 'multixact_age', datname::text, mxid_age(datminmxid)::float8
        FROM pg_database WHERE datname = current_database()
      UNION ALL
      SELECT 'commits', 'all', xact_commit FROM totals
      UNION ALL
      SELECT 'rollbacks', 'all', xact_rollback FROM totals
      UNION ALL
      SELECT 'deadlocks', 'all', deadlocks FROM totals
      UNION ALL
      SELECT 'temporary_bytes', 'all', temp_bytes FROM totals
      UNION ALL
      SELECT 'wal_bytes', 'all',
             CASE WHEN NOT pg_is_in_recovery()
                  THEN pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') END::float8
      """;

  /**
   * The tables of all schemas except the system's; partitions count with their table. The size is
   * computed from {@code relpages}, because reading the exact size waits for a lock on the table.
   * Vacuum and analyze update {@code relpages}.
   */
  static final String SIZES =
      """
      SELECT root.oid::regclass::text AS name, sum(leaf.bytes)::float8 AS bytes,
             sum(stat.n_live_tup)::float8 AS live, sum(stat.n_dead_tup)::float8 AS dead,
             sum(stat.seq_scan)::float8 AS seq_scans, sum(stat.idx_scan)::float8 AS index_scans,
             max(greatest(stat.last_vacuum, stat.last_autovacuum)) AS vacuumed,
             max(greatest(stat.last_analyze, stat.last_autoanalyze)) AS analyzed,
             count(*) FILTER (WHERE leaf.oid <> root.oid) AS partitions
        FROM (SELECT heap.oid,
                     coalesce(pg_partition_root(heap.oid), heap.oid) AS root,
                     (heap.relpages + coalesce(toast.relpages, 0)
                        + coalesce((SELECT sum(index.relpages)
                                      FROM pg_index JOIN pg_class index ON index.oid = indexrelid
                                     WHERE indrelid IN (heap.oid, heap.reltoastrelid)), 0))::bigint
                       * current_setting('block_size')::bigint AS bytes
                FROM pg_class heap
                JOIN pg_namespace schema ON schema.oid = heap.relnamespace
                LEFT JOIN pg_class toast ON toast.oid = heap.reltoastrelid
               WHERE heap.relkind IN ('r', 'm')
                 AND schema.nspname NOT LIKE 'pg\\_%'
                 AND schema.nspname <> 'information_schema') AS leaf
        JOIN pg_class root ON root.oid = leaf.root
        LEFT JOIN pg_stat_user_tables stat ON stat.relid = leaf.oid
       GROUP BY root.oid
       ORDER BY bytes DESC, name
      """;

  /** The metrics of the largest tables. */
  static final String TABLES =
      "WITH sizes AS MATERIALIZED ("
          + SIZES
          + """
             LIMIT :most)
          SELECT 'table_size' AS type, name, bytes AS value FROM sizes
          UNION ALL
          SELECT 'table_rows', name, live FROM sizes
          UNION ALL
          SELECT 'dead_rows', name, dead FROM sizes
          UNION ALL
          SELECT 'sequential_scans', name, seq_scans FROM sizes
          UNION ALL
          SELECT 'index_usage', name, index_scans FROM sizes
          """;

  private HealthSql() {}
}
