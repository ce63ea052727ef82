package io.groundspeed.web.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.account.export.Export;
import io.groundspeed.report.StoredReport;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.report.ExportsResource.ExportItem;
import io.groundspeed.web.report.ExportsResource.ExportsAnswer;
import io.groundspeed.web.report.ExportsResource.RequestedAnswer;
import io.groundspeed.web.report.ReportsResource.ReportItem;
import io.groundspeed.web.report.ReportsResource.ReportsAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsJsonTest {
  private static final Instant CREATED = Instant.parse("2026-11-22T12:00:00.120Z");
  private static final Instant EXPIRES = Instant.parse("2026-12-22T12:00:00Z");

  @Test
  void a_report_has_its_days_and_its_addresses_below_the_context() {
    StoredReport report =
        new StoredReport(
            7,
            "weekly",
            "Week 47",
            LocalDate.of(2026, 11, 16),
            LocalDate.of(2026, 11, 22),
            CREATED,
            EXPIRES);

    assertThat(JsonBinding.write(new ReportsAnswer(List.of(ReportItem.of(report, "/speed")))))
        .isEqualTo(
            """
            {"reports":[{"id":7,"type":"weekly","title":"Week 47","from":"2026-11-16",\
            "to":"2026-11-22","createdAt":"2026-11-22T12:00:00.120Z",\
            "expiresAt":"2026-12-22T12:00:00Z","html":"/speed/api/performance/reports/7.html",\
            "pdf":"/speed/api/performance/reports/7.pdf"}]}""");
    assertThat(JsonBinding.write(new ReportsAnswer(List.of()))).isEqualTo("{\"reports\":[]}");
  }

  @Test
  void an_export_has_its_size_and_its_address() {
    Export export = new Export(7, 2_048, CREATED, EXPIRES);

    assertThat(JsonBinding.write(new ExportsAnswer(List.of(ExportItem.of(export, "")))))
        .isEqualTo(
            """
            {"exports":[{"id":7,"bytes":2048,"createdAt":"2026-11-22T12:00:00.120Z",\
            "expiresAt":"2026-12-22T12:00:00Z","zip":"/api/exports/7"}]}""");
    assertThat(JsonBinding.write(new ExportsAnswer(List.of()))).isEqualTo("{\"exports\":[]}");
    assertThat(JsonBinding.write(new RequestedAnswer(9))).isEqualTo("{\"job\":9}");
  }
}
