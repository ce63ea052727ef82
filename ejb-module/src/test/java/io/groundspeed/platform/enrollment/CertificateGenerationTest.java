package io.groundspeed.platform.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.platform.SmallPlatform;
import io.groundspeed.platform.enrollment.CertificateGeneration.Payload;
import io.groundspeed.testing.Attempt;
import io.groundspeed.testing.InTransaction;
import io.groundspeed.testing.Sessions;
import io.groundspeed.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificateGenerationTest {
  private TestDatabase db;
  private long user;
  private long journey;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    SmallPlatform platform = new SmallPlatform(db);
    user = platform.clients().get(0);
    journey = platform.journeys().get(0);
    platform.enroll(user, journey);
    db.execute("UPDATE groundspeed.users SET display_name = 'Zoë Łukasiewicz 中文'");
    db.execute("UPDATE groundspeed.journeys SET title = 'Translate a poem'");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_journey_that_is_not_completed_gets_none() {
    for (String status : new String[] {"active", "paused", "cancelled"}) {
      db.update("UPDATE groundspeed.user_enrollments SET status = ?", status);

      assertThatThrownBy(this::generate)
          .isInstanceOf(InvalidJob.class)
          .hasMessage("journey_id is no journey that the user has completed");
    }
    assertThat(db.rows("SELECT FROM groundspeed.journey_certificates")).isEmpty();
  }

  @Test
  void there_is_one_however_often_and_concurrently_it_runs() throws Exception {
    complete();
    Set<CertificateGeneration.Result> results = Collections.synchronizedSet(new HashSet<>());

    Sessions.atOnce(
        8,
        session -> {
          results.add(generate());
          results.add(generate());
        });

    assertThat(results).hasSize(1);
    assertThat(db.rows("SELECT FROM groundspeed.journey_certificates")).hasSize(1);
    assertThat(db.rows("SELECT FROM groundspeed.certificate_documents")).hasSize(1);
  }

  @Test
  void what_is_printed_stays_whatever_the_user_is_called_later() throws Exception {
    complete();
    CertificateGeneration.Result result = generate();
    byte[] printed = pdf();
    Files.write(
        Files.createDirectories(Path.of("target", "reports")).resolve("certificate.pdf"), printed);

    db.execute("UPDATE groundspeed.users SET display_name = 'Someone else'");
    generate();

    assertThat(pdf()).isEqualTo(printed);
    try (PDDocument document = Loader.loadPDF(printed)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("Zoë Łukasiewicz ??", "Translate a poem")
          .contains(result.certificateId(), "/certificates/" + result.verificationCode());
    }
  }

  @Test
  void what_is_missing_is_named() {
    assertThatThrownBy(() -> generate(new Payload(null, journey)))
        .hasMessageStartingWith("user_id");
    assertThatThrownBy(() -> generate(new Payload(user, null)))
        .hasMessageStartingWith("journey_id");
    assertThatThrownBy(() -> generate(new Payload(-1L, journey))).isInstanceOf(InvalidJob.class);
  }

  private void complete() {
    db.execute(
        "UPDATE groundspeed.user_enrollments SET status = 'completed', completed_at = clock_timestamp()");
  }

  private byte[] pdf() {
    return (byte[]) db.row("SELECT pdf FROM groundspeed.certificate_documents").get("pdf");
  }

  private CertificateGeneration.Result generate() throws Exception {
    return generate(new Payload(user, journey));
  }

  private CertificateGeneration.Result generate(Payload payload) throws Exception {
    return InTransaction.run(
        db, dataSource -> new CertificateGeneration(dataSource).run(payload, new Attempt()));
  }
}
