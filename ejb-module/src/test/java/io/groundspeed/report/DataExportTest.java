package io.groundspeed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.report.DataExport.Payload;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.InTransaction;
import io.groundspeed.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataExportTest {
  private TestDatabase db;
  private long user;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    user = user("ann", "=HYPERLINK(\"http://evil\"), Ann");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void rows_come_as_json_and_as_csv_that_no_spreadsheet_executes() throws Exception {
    Map<String, String> files = unzip(export(1));

    assertThat(files)
        .containsOnlyKeys(
            "people.csv", "people.json", "jobs.csv", "jobs.json", "exports.csv", "exports.json");
    assertThat(files.get("people.csv"))
        .isEqualTo(
            "username,display_name,email,n,document\r\n"
                + "ann,\"'=HYPERLINK(\"\"http://evil\"\"), Ann\",,-5,\"{\"\"a\"\": 1}\"\r\n");
    assertThat(files.get("people.json"))
        .isEqualTo(
            "[{\"username\":\"ann\",\"display_name\":\"=HYPERLINK(\\\"http://evil\\\"), Ann\","
                + "\"email\":null,\"n\":-5,\"document\":{\"a\":1}}]");
  }

  @Test
  void it_holds_nothing_about_others() throws Exception {
    user("bob", "Bob");

    assertThat(unzip(export(1)).values()).noneMatch(file -> file.contains("bob"));
  }

  @Test
  void a_second_attempt_of_a_job_leaves_one_export_that_ends_after_seven_days() throws Exception {
    long first = export(1).exportId();

    assertThat(export(1).exportId()).isEqualTo(first);
    assertThat(export(2).exportId()).isNotEqualTo(first);
    assertThat(
            db.number(
                """
                SELECT count(*) FROM groundspeed.exports
                WHERE expires_at BETWEEN groundspeed.clock() + interval '6 days 23 hours'
                                     AND groundspeed.clock() + interval '7 days'
                """))
        .isEqualTo(2);
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    DataExport export = new DataExport(db.dataSource(), List.of());

    assertRefused(() -> new Payload("all", user), "export_type");
    assertRefused(() -> new Payload("user_data", null), "user_id");
    assertRefused(
        () -> export.run(new Payload("user_data", user + 1_000), new Attempt()), "user_id");
  }

  private void assertRefused(ThrowingCallable refused, String field) {
    assertThatThrownBy(refused)
        .isInstanceOfSatisfying(InvalidJob.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private DataExport.Result export(long job) throws Exception {
    HeldOnUser people =
        () ->
            List.of(
                new Holding(
                    "people",
                    """
                    SELECT username, display_name, email, -5 AS n, CAST('{"a": 1}' AS jsonb)
                               AS document
                      FROM groundspeed.users
                     WHERE id = :user
                    """));
    return InTransaction.run(
        db,
        dataSource ->
            new DataExport(dataSource, List.of(people, new JobsHeldOnUser()))
                .run(new Payload("user_data", user), new Attempt(job)));
  }

  private Map<String, String> unzip(DataExport.Result result) throws IOException {
    byte[] zip =
        (byte[])
            db.row("SELECT zip FROM groundspeed.exports WHERE id = ?", result.exportId())
                .get("zip");
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private long user(String name, String displayName) {
    return db.number(
        """
        INSERT INTO groundspeed.users (username, display_name, role)
        VALUES (?, ?, 'client') RETURNING id
        """,
        name,
        displayName);
  }
}
