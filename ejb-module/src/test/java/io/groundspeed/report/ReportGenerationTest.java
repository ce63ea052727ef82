package io.groundspeed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.report.Line.Unit;
import io.groundspeed.report.ReportGeneration.Payload;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.InTransaction;
import io.groundspeed.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportGenerationTest {
  private static final String HOSTILE =
      "</script><script>x()</script><img src=\"http://evil\" onerror='y'>";

  private TestDatabase db;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    db.stopClockAt(Instant.parse("2026-11-22T10:00:00Z"));
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_week_is_kept_once_however_often_it_is_written() throws Exception {
    ReportGeneration.Result first = generate(null);
    ReportGeneration.Result again = generate("2026-11-22");

    assertThat(again).isEqualTo(first);
    assertThat(first.from()).isEqualTo("2026-11-15");
    assertThat(first.to()).isEqualTo("2026-11-21");
    assertThat(db.rows("SELECT FROM groundspeed.reports")).hasSize(1);
    assertThat(generate("2026-11-21").reportId()).isNotEqualTo(first.reportId());
  }

  @Test
  void page_and_pdf_have_the_same_figures_and_nothing_in_them_is_alive() throws Exception {
    generate(null);

    Map<String, Object> report = db.row("SELECT html, pdf FROM groundspeed.reports");
    String html = report.get("html").toString();
    byte[] pdf = (byte[]) report.get("pdf");
    keep("report.html", html.getBytes(StandardCharsets.UTF_8));
    keep("report.pdf", pdf);
    assertThat(html)
        .doesNotContain("<script", "<img", "http://evil\"", "url(", "src=\"", "href=\"")
        .contains("&lt;/script&gt;&lt;script&gt;", "1.83 s", "−8 %".replace('−', '-'), "<svg");
    assertThat(text(pdf)).contains("Weekly performance", "1.83 s", "2.00 s", "Attempts", "Mon 16");
  }

  @Test
  void jobs_are_counted_within_their_week() throws Exception {
    runs("2026-11-15 00:00Z", 90, 10);
    runs("2026-11-21 23:59Z", 100, 0);
    runs("2026-11-14 23:59Z", 7, 3);
    runs("2026-11-22 00:00Z", 1_000, 0);

    Chapter chapter =
        new JobsChapter(db.dataSource())
            .write(
                new TimeRange(
                    "week",
                    Instant.parse("2026-11-15T00:00:00Z"),
                    Instant.parse("2026-11-22T00:00:00Z")));

    assertThat(chapter.lines())
        .extracting(Line::label, Line::now, Line::before, Line::change, Line::note)
        .contains(
            org.assertj.core.groups.Tuple.tuple("Attempts", "200", "10", "+1,900 %", ""),
            org.assertj.core.groups.Tuple.tuple(
                "Success", "95.0 %", "70.0 %", "+36 %", "missed: > 95 %"));
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertRefused("monthly", null, "report_type");
    assertRefused(null, null, "report_type");
    assertRefused("weekly_performance", "2026-11-23", "until");
    assertRefused("weekly_performance", "yesterday", "until");
  }

  private void assertRefused(String type, String until, String field) {
    assertThatThrownBy(
            () ->
                new ReportGeneration(db.dataSource(), List.of())
                    .run(new Payload(type, until), new Attempt()))
        .isInstanceOfSatisfying(InvalidJob.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  private ReportGeneration.Result generate(String until) throws Exception {
    return InTransaction.run(
        db,
        dataSource ->
            new ReportGeneration(
                    dataSource, List.of(new JobsChapter(db.dataSource()), new Hostile()))
                .run(new Payload("weekly_performance", until), new Attempt()));
  }

  private void runs(String minute, int succeeded, int failed) {
    db.update(
        """
        INSERT INTO groundspeed.job_runs (job_type, minute, succeeded, failed, total_ms)
        VALUES ('t', CAST(? AS timestamptz), ?, ?, 1000)
        """,
        minute,
        succeeded,
        failed);
  }

  /** A chapter with hostile text, because measured content can be anything. */
  private static final class Hostile implements WeeklyChapter {
    @Override
    public int place() {
      return 1;
    }

    @Override
    public Chapter write(TimeRange week) {
      List<Double> now = List.of(1_900.0, 1_850.0, 1_700.0, Double.NaN, 1_650.0, 2_400.0, 1_600.0);
      List<Double> before = List.of(2_100.0, 2_000.0, 1_950.0, 2_050.0, 1_990.0, 2_600.0, 2_300.0);
      List<Line> lines = new ArrayList<>();
      lines.add(Line.of("LCP at p75", Unit.MILLISECONDS, 1_834, 2_000, "good"));
      for (int i = 0; i < 40; i++) {
        lines.add(Line.of(HOSTILE + "中文 ń" + i, Unit.COUNT, i, Double.NaN, HOSTILE));
      }
      return new Chapter(
          HOSTILE,
          HOSTILE,
          lines,
          List.of(
              new DayChart(
                  "LCP by day " + HOSTILE,
                  Unit.MILLISECONDS,
                  LocalDate.ofInstant(week.from(), ZoneOffset.UTC),
                  now,
                  before)));
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Writes a file for manual inspection. */
  private static void keep(String name, byte[] content) throws IOException {
    Files.write(Files.createDirectories(Path.of("target", "reports")).resolve(name), content);
  }
}
