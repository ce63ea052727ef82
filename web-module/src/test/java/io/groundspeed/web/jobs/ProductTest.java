package io.groundspeed.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.report.StoredFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTest {
  @Test
  void the_result_of_a_job_names_what_it_wrote() {
    assertThat(Product.of("report_generation", "{\"report_id\":4,\"from\":\"x\"}"))
        .isEqualTo(new Product(StoredFile.Kind.REPORT, 4));
    assertThat(Product.of("data_export", "{\"export_id\":5}"))
        .isEqualTo(new Product(StoredFile.Kind.EXPORT, 5));
  }

  @Test
  void other_jobs_and_other_results_wrote_nothing() {
    assertThat(Product.of("cleanup", "{\"report_id\":4}")).isNull();
    assertThat(Product.of("data_export", null)).isNull();
    assertThat(Product.of("data_export", "[5]")).isNull();
    assertThat(Product.of("data_export", "{\"export_id\":\"5\"}")).isNull();
    assertThat(Product.of("data_export", "{\"export_id\":5.5}")).isNull();
  }

  @Test
  void a_file_is_linked_in_each_of_its_formats() {
    assertThat(links(StoredFile.Kind.REPORT))
        .containsExactly(
            new FileLink("Open", "/api/performance/reports/4.html"),
            new FileLink("PDF", "/api/performance/reports/4.pdf"));
    assertThat(links(StoredFile.Kind.EXPORT))
        .containsExactly(new FileLink("ZIP", "/api/exports/4"));
  }

  private static List<FileLink> links(StoredFile.Kind kind) {
    return FileLink.of(
        new StoredFile(kind, 4, "A file", null, null, 9, JobSamples.NOON, JobSamples.NOON));
  }
}
