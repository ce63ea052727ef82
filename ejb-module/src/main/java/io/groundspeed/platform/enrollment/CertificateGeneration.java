package io.groundspeed.platform.enrollment;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.postgres.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Issues and prints a certificate. There is one per user and journey, even if the job runs
 * repeatedly or concurrently.
 */
@ApplicationScoped
@JobType("certificate_generation")
class CertificateGeneration implements JobHandler<CertificateGeneration.Payload> {
  private static final String COMPLETED =
      """
      SELECT
        FROM groundspeed.user_enrollments
       WHERE user_id = ? AND journey_id = ? AND status = 'completed'
      """;

  @Inject private DataSource dataSource;

  CertificateGeneration() {}

  CertificateGeneration(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The user and the journey that they completed. */
  public record Payload(
      @JsonbProperty("user_id") Long userId, @JsonbProperty("journey_id") Long journeyId) {
    public Payload {
      require("user_id", userId);
      require("journey_id", journeyId);
    }
  }

  /** The issued certificate. */
  public record Result(
      @JsonbProperty("certificate_id") String certificateId,
      @JsonbProperty("verification_code") String verificationCode) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!isCompleted(connection, payload)) {
        throw new InvalidJob("journey_id", "is no journey that the user has completed");
      }
      Printing printing = new Printing(connection);
      String number = printing.issue(payload.userId(), payload.journeyId());
      printing.pdf(number);
      return new Result(number, printing.find(number).orElseThrow().verificationCode());
    }
  }

  private static void require(String field, @Nullable Long value) {
    if (value == null) {
      throw new InvalidJob(field, "must be given");
    }
  }

  private static boolean isCompleted(Connection connection, Payload payload) throws SQLException {
    return Sql.of(connection, COMPLETED).with(payload.userId(), payload.journeyId()).exists();
  }
}
