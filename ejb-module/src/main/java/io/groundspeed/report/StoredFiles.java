package io.groundspeed.report;

import io.groundspeed.postgres.Sql;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The reports and exports that are stored, for administrators. Reads no contents. */
@Stateless
@RolesAllowed("admin")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StoredFiles {
  /** Maximum number of files listed. */
  public static final int MOST = 200;

  private static final int SECONDS = 4;

  /**
   * A report does not store its job, but the job's result has the id of the report: the latest jobs
   * are searched for it.
   */
  private static final String FILES =
      """
      WITH made AS MATERIALIZED (
           SELECT DISTINCT ON (job.result ->> 'report_id')
                  job.id, job.created_by, job.result ->> 'report_id' AS report_id
             FROM (SELECT id, created_by, result
                     FROM groundspeed.background_jobs
                    WHERE job_type = 'report_generation' AND status = 'completed'
                    ORDER BY created_at DESC
                    LIMIT 500) AS job
            ORDER BY job.result ->> 'report_id', job.id DESC
      ), file AS (
           SELECT 'REPORT' AS kind, report.id, report.title, made.id AS job_id, made.created_by,
                  octet_length(report.pdf) AS bytes, report.created_at, report.expires_at
             FROM groundspeed.reports AS report
             LEFT JOIN made ON made.report_id = report.id::text
           UNION ALL
           SELECT 'EXPORT', export.id, 'Data of ' || owner.username, job.id, job.created_by,
                  octet_length(export.zip), export.created_at, export.expires_at
             FROM groundspeed.exports AS export
             JOIN groundspeed.users AS owner ON owner.id = export.user_id
             LEFT JOIN groundspeed.background_jobs AS job ON job.id = export.job_id
      )
      SELECT file.kind, file.id, file.title, file.job_id, creator.username, file.bytes,
             file.created_at, file.expires_at
        FROM file
        LEFT JOIN groundspeed.users AS creator ON creator.id = file.created_by
       WHERE file.expires_at > groundspeed.clock()
         AND (?::text IS NULL OR file.kind = ?::text AND file.id = ?)
       ORDER BY file.created_at DESC, file.kind, file.id DESC
       LIMIT ?
      """;

  @Inject @Telemetry private DataSource dataSource;

  /** For the container. */
  public StoredFiles() {}

  StoredFiles(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Returns the unexpired files, newest first, at most {@link #MOST}.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public List<StoredFile> list() {
    return read(null, 0);
  }

  /**
   * Returns a file; empty if there is none or it has expired.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  public Optional<StoredFile> find(StoredFile.Kind kind, long id) {
    return read(kind, id).stream().findFirst();
  }

  private List<StoredFile> read(StoredFile.@Nullable Kind kind, long id) {
    String word = kind == null ? null : kind.name();
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, FILES)
          .within(SECONDS)
          .with(word, word, id, MOST)
          .rows(StoredFiles::file);
    } catch (SQLException e) {
      throw Unavailable.database();
    }
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    return new StoredFile(
        StoredFile.Kind.valueOf(row.getString(1)),
        row.getLong(2),
        row.getString(3),
        row.getObject(4, Long.class),
        row.getString(5),
        row.getLong(6),
        Sql.instant(row, 7),
        Sql.instant(row, 8));
  }
}
