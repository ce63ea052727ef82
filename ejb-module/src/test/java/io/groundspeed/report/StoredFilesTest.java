package io.groundspeed.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final StoredFiles files = new StoredFiles(db.dataSource());

  @BeforeEach
  void stopClock() {
    db.stopClockAt(NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void files_are_listed_with_their_job_and_who_requested_it() {
    long user =
        db.number(
            """
            INSERT INTO groundspeed.users (username, display_name, role)
            VALUES ('ada', 'Ada', 'client') RETURNING id
            """);
    long report = report(NOW.plusSeconds(60));
    long written = job("report_generation", "{\"report_id\": %d}".formatted(report), user);
    long requested = job("data_export", null, null);
    long export =
        db.number(
            """
            INSERT INTO groundspeed.exports (user_id, job_id, zip, created_at, expires_at)
            VALUES (?, ?, '\\x0102', ?, ?) RETURNING id
            """,
            user,
            requested,
            NOW.minusSeconds(5),
            NOW.plusSeconds(60));

    assertThat(files.list())
        .containsExactly(
            new StoredFile(
                StoredFile.Kind.REPORT,
                report,
                "A week",
                written,
                "ada",
                3,
                NOW,
                NOW.plusSeconds(60)),
            new StoredFile(
                StoredFile.Kind.EXPORT,
                export,
                "Data of ada",
                requested,
                null,
                2,
                NOW.minusSeconds(5),
                NOW.plusSeconds(60)));
    assertThat(files.find(StoredFile.Kind.REPORT, report)).contains(files.list().get(0));
    assertThat(files.find(StoredFile.Kind.EXPORT, report + 1_000)).isEmpty();
  }

  @Test
  void an_expired_file_is_not_listed() {
    long expired = report(NOW);

    assertThat(files.list()).isEmpty();
    assertThat(files.find(StoredFile.Kind.REPORT, expired)).isEmpty();
  }

  @Test
  void a_report_outlives_its_job() {
    report(NOW.plusSeconds(1));

    assertThat(files.list()).singleElement().extracting(StoredFile::jobId).isNull();
  }

  private long report(Instant expires) {
    return db.number(
        """
        INSERT INTO groundspeed.reports
               (report_type, title, first_day, last_day, html, pdf, expires_at)
        VALUES ('weekly_performance', 'A week', '2026-11-15', '2026-11-21', 'x', '\\x010203', ?)
        RETURNING id
        """,
        expires);
  }

  private long job(String type, String result, Long user) {
    return db.number(
        """
        INSERT INTO groundspeed.background_jobs (job_type, job_name, status, result, created_by)
        VALUES (?, 'A job', 'completed', ?::jsonb, ?) RETURNING id
        """,
        type,
        result,
        user);
  }
}
