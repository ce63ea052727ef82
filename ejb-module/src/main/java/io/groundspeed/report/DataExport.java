package io.groundspeed.report;

import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.postgres.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects all data held about a user in a ZIP, which the user can download for seven days. */
@ApplicationScoped
@JobType(value = "data_export", timeoutSeconds = 1_800)
class DataExport implements JobHandler<DataExport.Payload> {
  private static final String USER_DATA = "user_data";
  private static final int DAYS = 7;

  private static final String KEEP =
      """
      INSERT INTO groundspeed.exports (user_id, job_id, zip, created_at, expires_at)
      VALUES (?, ?, ?, groundspeed.clock(), groundspeed.clock() + ? * interval '1 day')
      ON CONFLICT (job_id) DO UPDATE SET zip = excluded.zip
      RETURNING id
      """;

  @Inject private DataSource dataSource;

  @Inject @Any private Instance<HeldOnUser> contributed;
  private @Nullable List<HeldOnUser> features;

  DataExport() {}

  DataExport(DataSource dataSource, List<HeldOnUser> features) {
    this.dataSource = dataSource;
    this.features = features;
  }

  /**
   * The user whose data is exported.
   *
   * @param exportType {@code user_data}
   */
  public record Payload(
      @JsonbProperty("export_type") String exportType, @JsonbProperty("user_id") Long userId) {
    public Payload {
      if (!USER_DATA.equals(exportType)) {
        throw new InvalidJob(
            "export_type", "must be " + USER_DATA + ", not \"" + exportType + "\"");
      }
      if (userId == null) {
        throw new InvalidJob("user_id", "must be given");
      }
    }
  }

  /** The stored export. */
  public record Result(
      @JsonbProperty("export_id") long exportId, int files, long rows, int bytes) {}

  @Override
  public Result run(Payload payload, JobContext context) throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection()) {
      if (!exists(connection, payload.userId())) {
        throw new InvalidJob("user_id", "is no user: " + payload.userId());
      }
      return export(connection, payload.userId(), context);
    }
  }

  private Result export(Connection connection, long user, JobContext context)
      throws SQLException, IOException {
    List<Holding> holdings = holdings();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long rows = 0;
    int files = 0;
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Holding holding : holdings) {
        context.stopIfCancelled();
        HeldRows held = HeldRows.read(connection, holding, user);
        add(zip, holding.name() + ".json", held.json());
        add(zip, holding.name() + ".csv", held.csv());
        rows += held.count();
        context.progress(++files / (double) holdings.size(), holding.name());
      }
    }
    long id = keep(connection, user, context.jobId(), bytes.toByteArray());
    return new Result(id, 2 * files, rows, bytes.size());
  }

  private List<Holding> holdings() {
    List<HeldOnUser> all = features == null ? contributed.stream().toList() : features;
    return all.stream()
        .flatMap(feature -> feature.holdings().stream())
        .sorted(Comparator.comparing(Holding::name))
        .toList();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static boolean exists(Connection connection, long user) throws SQLException {
    return Sql.of(connection, "SELECT FROM groundspeed.users WHERE id = ?").with(user).exists();
  }

  private static long keep(Connection connection, long user, long job, byte[] zip)
      throws SQLException {
    return Sql.of(connection, KEEP).with(user, job, zip, DAYS).one(row -> row.getLong(1));
  }
}
