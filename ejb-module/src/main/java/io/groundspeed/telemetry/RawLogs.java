package io.groundspeed.telemetry;

import io.groundspeed.postgres.Telemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Removes old days from the raw logs. */
@ApplicationScoped
public class RawLogs {
  @Inject @Telemetry private DataSource dataSource;

  @Inject private InstantSource time;

  /**
   * Removes whole UTC days of a raw log that are more than a number of days before today.
   *
   * @param log the table within the schema {@code groundspeed}
   * @return the number of rows removed
   * @throws SQLException if a day was still in use after several attempts
   */
  public long removeOlderThan(String log, int days) throws SQLException {
    LocalDate before = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(days);
    return new OldDays(dataSource).before(log, before).rows();
  }
}
