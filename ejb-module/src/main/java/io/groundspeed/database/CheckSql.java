package io.groundspeed.database;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The SQL statements of the checks. Each returns the place, evidence and remedy of its results. All
 * read only the catalogue and the statistics, so a locked table does not block them.
 */
final class CheckSql {
  /** Restricts a statement to the tables of applications, excluding those of the system. */
  private static final String OURS =
      " AND schema.nspname NOT LIKE 'pg\\_%' AND schema.nspname <> 'information_schema'";

  private static final Map<Check, String> ALL = new EnumMap<>(Check.class);

  private CheckSql() {}

  static {
    ALL.put(
        Check.INVALID_INDEX,
        """
        SELECT index.oid::regclass::text,
               'Was not built to its end: it is maintained by every write and used by no query',
               'REINDEX INDEX CONCURRENTLY ' || index.oid::regclass
          FROM pg_index JOIN pg_class index ON index.oid = indexrelid
          JOIN pg_namespace schema ON schema.oid = index.relnamespace
         WHERE NOT indisvalid AND index.relkind = 'i'
           AND NOT EXISTS (SELECT FROM pg_stat_progress_create_index
                            WHERE index_relid = index.oid)"""
            + OURS);
    ALL.put(
        Check.CONNECTIONS,
        """
        SELECT 'max_connections',
               used || ' of ' || most || ' connections are in use',
               NULL
          FROM (SELECT count(*) AS used, current_setting('max_connections')::int AS most
                  FROM pg_stat_activity WHERE backend_type = 'client backend') AS now
         WHERE used > most * :connections
        """);
    ALL.put(
        Check.TRANSACTION_AGE,
        """
        SELECT datname::text,
               to_char(age(datfrozenxid), 'FM999,999,999,999')
                   || ' transactions since the oldest frozen one; at 2,147,483,647 the database'
                   || ' stops taking writes',
               'VACUUM (FREEZE)'
          FROM pg_database
         WHERE datname = current_database() AND age(datfrozenxid) > :transactionAge
        """);
    ALL.put(
        Check.SEQUENCE_NEAR_END,
        """
        SELECT sequence.oid::regclass::text,
               round(100.0 * last / most) || ' % of its numbers are used up',
               CASE WHEN attname IS NULL THEN NULL
                    WHEN most < 2147483648 THEN
                        'ALTER TABLE ' || owner.oid::regclass || ' ALTER COLUMN '
                        || quote_ident(attname) || ' TYPE bigint; ALTER SEQUENCE '
                        || sequence.oid::regclass || ' AS bigint' END
          FROM (SELECT seqrelid, pg_sequence_last_value(seqrelid) AS last, attrelid, attname,
                       least(seqmax, CASE atttypid WHEN 'int2'::regtype THEN 32767
                                                   WHEN 'int4'::regtype THEN 2147483647
                                                   ELSE seqmax END) AS most
                  FROM pg_sequence
                  LEFT JOIN pg_depend ON objid = seqrelid AND classid = 'pg_class'::regclass
                                     AND deptype IN ('a', 'i')
                  LEFT JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid) AS used
          JOIN pg_class sequence ON sequence.oid = seqrelid
          JOIN pg_namespace schema ON schema.oid = sequence.relnamespace
          LEFT JOIN pg_class owner ON owner.oid = attrelid
         WHERE last > most * :sequence"""
            + OURS);
    ALL.put(
        Check.LONG_TRANSACTION,
        """
        SELECT 'session ' || pid || coalesce(nullif(' of ' || application_name, ' of '), ''),
               'Open since ' || to_char(xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
                   || ' UTC: vacuum keeps all rows that were changed since',
               'SELECT pg_terminate_backend(' || pid || ')'
          FROM pg_stat_activity
         WHERE datname = current_database() AND backend_type = 'client backend'
           AND state NOT LIKE 'idle in transaction%'
           AND xact_start < clock_timestamp() - :longTransaction * interval '1 second'
           AND pid <> pg_backend_pid()
        """);
    ALL.put(
        Check.IDLE_IN_TRANSACTION,
        """
        SELECT 'session ' || pid || coalesce(nullif(' of ' || application_name, ' of '), ''),
               'Holds a transaction open and has run nothing since '
                   || to_char(state_change AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC',
               'SELECT pg_terminate_backend(' || pid || ')'
          FROM pg_stat_activity
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'
           AND state_change < clock_timestamp() - :idleInTransaction * interval '1 second'
        """);
    ALL.put(
        Check.FOREIGN_KEY_WITHOUT_INDEX,
        """
        SELECT key.conrelid::regclass::text,
               'The foreign key ' || key.conname || ' has no index: a delete from '
                   || key.confrelid::regclass || ' reads the whole table',
               'CREATE INDEX CONCURRENTLY ON ' || key.conrelid::regclass || ' ('
                   || (SELECT string_agg(quote_ident(attname), ', ' ORDER BY place)
                         FROM unnest(key.conkey) WITH ORDINALITY AS part (number, place)
                         JOIN pg_attribute ON attrelid = key.conrelid AND attnum = number) || ')'
          FROM pg_constraint key
          JOIN pg_class heap ON heap.oid = key.conrelid
          JOIN pg_namespace schema ON schema.oid = heap.relnamespace
         WHERE key.contype = 'f' AND key.conparentid = 0
           AND NOT EXISTS (
               SELECT FROM pg_index
                WHERE indrelid = key.conrelid AND indisvalid
                  -- an index on non-null keys is enough: comparing the key implies that it is not null
                  AND (indpred IS NULL
                       OR indpred::text LIKE '{NULLTEST :arg {VAR % :varattno ' || key.conkey[1]
                                             || ' % :nulltesttype 1 %')
                  AND (string_to_array(indkey::text, ' ')::int2[])[1:cardinality(key.conkey)]
                      @> key.conkey)"""
            + OURS);
    ALL.put(
        Check.MISSING_PRIMARY_KEY,
        """
        SELECT heap.oid::regclass::text,
               'Rows can''t be told apart: logical replication can''t update or delete them',
               'ALTER TABLE ' || heap.oid::regclass
                   || ' ADD COLUMN row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY'
          FROM pg_class heap JOIN pg_namespace schema ON schema.oid = heap.relnamespace
         WHERE heap.relkind IN ('r', 'p') AND NOT heap.relispartition
           -- Counter rows that are folded and deleted within seconds.
           AND heap.oid IS DISTINCT FROM to_regclass('groundspeed.job_delta')
           AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = heap.oid AND indisprimary)"""
            + OURS);
    ALL.put(
        Check.DEAD_ROWS,
        """
        SELECT relid::regclass::text,
               to_char(n_dead_tup, 'FM999,999,999,999') || ' dead rows beside '
                   || to_char(n_live_tup, 'FM999,999,999,999') || ' live ones, last vacuum: '
                   || coalesce(to_char(greatest(last_vacuum, last_autovacuum) AT TIME ZONE 'UTC',
                                       'YYYY-MM-DD HH24:MI UTC'), 'never'),
               'VACUUM (ANALYZE) ' || relid::regclass
          FROM pg_stat_user_tables
         WHERE n_dead_tup > greatest(:changes, n_live_tup * 0.3)
           AND pg_postmaster_start_time() <= clock_timestamp() - :settled / 24 * interval '1 second'
        """);
    ALL.put(
        Check.STALE_STATISTICS,
        """
        SELECT relid::regclass::text,
               to_char(n_mod_since_analyze, 'FM999,999,999,999')
                   || ' rows changed since the last analyze: the planner works with old counts',
               'ANALYZE ' || relid::regclass
          FROM pg_stat_user_tables
         WHERE n_mod_since_analyze > greatest(:changes, n_live_tup * 0.5)
           AND pg_postmaster_start_time() <= clock_timestamp() - :settled / 24 * interval '1 second'
           AND coalesce(greatest(last_analyze, last_autoanalyze), '-infinity')
               <= clock_timestamp() - :settled / 24 * interval '1 second'
        """);
    ALL.put(
        Check.DUPLICATE_INDEX,
        """
        SELECT extra.indexrelid::regclass::text,
               'Has the columns that ' || kept.indexrelid::regclass || ' begins with',
               'DROP INDEX CONCURRENTLY ' || extra.indexrelid::regclass
          FROM pg_index extra
          JOIN pg_index kept ON kept.indrelid = extra.indrelid
                            AND kept.indexrelid <> extra.indexrelid
          JOIN pg_class index ON index.oid = extra.indexrelid AND index.relkind = 'i'
          JOIN pg_class other ON other.oid = kept.indexrelid AND other.relam = index.relam
          JOIN pg_am ON pg_am.oid = index.relam AND amname = 'btree'
          JOIN pg_namespace schema ON schema.oid = index.relnamespace
         WHERE NOT extra.indisunique AND extra.indisvalid AND kept.indisvalid
           AND extra.indexprs IS NULL AND kept.indexprs IS NULL
           -- Compared in their stored form, because pg_get_expr waits for a lock on the table.
           AND extra.indpred::text IS NOT DISTINCT FROM kept.indpred::text
           AND (kept.indkey::text || ' ') LIKE extra.indkey::text || ' %'
           AND (kept.indclass::text || ' ') LIKE extra.indclass::text || ' %'
           AND (kept.indcollation::text || ' ') LIKE extra.indcollation::text || ' %'
           AND (kept.indoption::text || ' ') LIKE extra.indoption::text || ' %'
           AND (kept.indkey::text <> extra.indkey::text OR kept.indisunique
                OR kept.indexrelid < extra.indexrelid)
           AND NOT index.relispartition"""
            + OURS);
    ALL.put(
        Check.UNUSED_INDEX,
        """
        SELECT index.oid::regclass::text,
               'No scan used it while '
                   || to_char(changed, 'FM999,999,999,999')
                   || ' row changes maintained it; counted '
                   || coalesce('since ' || to_char(stats_reset AT TIME ZONE 'UTC',
                                                   'YYYY-MM-DD HH24:MI UTC'),
                               'since the database was made')
                   || ', on this server alone',
               'DROP INDEX CONCURRENTLY ' || index.oid::regclass
          FROM (SELECT stat.indexrelid, stat.idx_scan,
                       heap.n_tup_ins + heap.n_tup_upd + heap.n_tup_del AS changed
                  FROM pg_stat_user_indexes stat
                  JOIN pg_stat_user_tables heap ON heap.relid = stat.relid) AS used
          JOIN pg_index USING (indexrelid)
          JOIN pg_class index ON index.oid = indexrelid AND NOT index.relispartition
          JOIN pg_stat_database ON datname = current_database()
         WHERE idx_scan = 0 AND changed > :changes
           AND greatest(pg_postmaster_start_time(), stats_reset)
               <= clock_timestamp() - :settled * interval '1 second'
           AND NOT indisunique AND NOT indisprimary AND NOT indisexclusion
           AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        """);
  }

  /** Returns the statement of a check for the given limits. */
  static String of(Check check, CheckLimits limits) {
    return Objects.requireNonNull(ALL.get(check), "every check has a statement")
        .replace(":connections", Double.toString(limits.connections()))
        .replace(":transactionAge", Long.toString(limits.transactionAge()))
        .replace(":longTransaction", Double.toString(limits.longTransaction().toMillis() / 1e3))
        .replace(":idleInTransaction", Double.toString(limits.idleInTransaction().toMillis() / 1e3))
        .replace(":settled", Double.toString(limits.settled().toMillis() / 1e3))
        .replace(":changes", Long.toString(limits.changes()))
        .replace(":sequence", Double.toString(limits.sequence()));
  }
}
