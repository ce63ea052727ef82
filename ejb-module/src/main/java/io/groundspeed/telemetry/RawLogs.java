package io.groundspeed.telemetry;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** The raw logs by their days. */
@ApplicationScoped
public class RawLogs {
  @Resource(lookup = "java:jboss/datasources/GroundspeedTelemetryDS")
  private DataSource dataSource;

  @Inject private InstantSource time;

  /**
   * Removes whole days of a raw log: those of UTC that lie more than so many days before today.
   *
   * @param log the table within the schema {@code groundspeed}
   * @return how many rows went
   * @throws SQLException where a day was still in use after several attempts
   */
  public long removeOlderThan(String log, int days) throws SQLException {
    LocalDate before = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC).minusDays(days);
    return new OldDays(dataSource).before(log, before).rows();
  }
}
