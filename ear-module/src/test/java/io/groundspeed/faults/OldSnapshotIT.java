package io.groundspeed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.job.JobEar;
import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.testing.Database;
import io.groundspeed.testing.RunningGroundspeed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An open snapshot keeps dead rows from being removed; claims do not scan them. */
@Tag("faults")
class OldSnapshotIT {
  private static final int DEAD = 50_000;
  private static final int JOBS = 4_000;

  /** Matches PostgreSQL's log of each claim, and of each search for the first waiting job. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "duration: ([0-9.]+) ms +execute [^:]*: "
              + "(WITH (?:candidate|taken) AS MATERIALIZED|SELECT lane\\.job_type)");

  @Test
  void claims_stay_below_20_ms_beside_50_000_dead_rows_that_an_old_snapshot_pins()
      throws Exception {
    Path ear = JobEar.file();
    try (RunningGroundspeed groundspeed =
            RunningGroundspeed.withNodes(1, node -> node.deployment(ear));
        Connection old = new Database(groundspeed.database()).connect()) {
      Notes notes = new Notes(groundspeed.database());
      open(old);
      die(notes);
      notes.enqueue(JOBS, 20);
      notes.execute("VACUUM ANALYZE groundspeed.background_jobs");

      log(groundspeed.database(), 0);
      notes.execute("UPDATE groundspeed.job_type_settings SET paused_at = NULL");
      notes.assertEachOnce(JOBS);
      log(groundspeed.database(), -1);

      double[] millis = claims(groundspeed.database());
      assertThat(dead(notes)).isGreaterThanOrEqualTo(DEAD);
      assertThat(millis).hasSizeGreaterThan(100);
      assertThat(millis[millis.length * 95 / 100]).as("p95 of a claim, ms").isLessThan(20);
    }
  }

  private static void open(Connection old) throws SQLException {
    old.setAutoCommit(false);
    old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement snapshot = old.createStatement()) {
      snapshot.execute("SELECT count(*) FROM groundspeed.background_jobs");
    }
  }

  /**
   * Adds jobs of the same type that waited before and are deleted; the type is paused from now on.
   */
  private static void die(Notes notes) {
    notes.execute(
        """
        INSERT INTO groundspeed.job_type_settings (job_type, paused_at)
        VALUES ('fixture_note', groundspeed.clock())
        """);
    notes.enqueue(DEAD, 0);
    notes.execute("DELETE FROM groundspeed.background_jobs WHERE job_type = 'fixture_note'");
  }

  private static long dead(Notes notes) {
    notes.execute("ANALYZE groundspeed.background_jobs");
    return notes.count(
        "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'background_jobs'");
  }

  private static void log(EmbeddedDatabase database, int fromMillis) throws SQLException {
    try (Connection superuser = database.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("ALTER SYSTEM SET log_min_duration_statement = " + fromMillis);
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private static double[] claims(EmbeddedDatabase database) throws Exception {
    String log = Files.readString(database.logFile(), StandardCharsets.ISO_8859_1);
    double[] millis =
        CLAIM
            .matcher(log)
            .results()
            .mapToDouble(claim -> Double.parseDouble(claim.group(1)))
            .toArray();
    Arrays.sort(millis);
    return millis;
  }
}
