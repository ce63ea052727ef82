package io.groundspeed.telemetry.raw;

import io.groundspeed.shared.Environment;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * The raw logs that visitors fill, each with its bound of rows a day on this node.
 *
 * @param vitals of {@code web_vitals}
 * @param assets of {@code asset_performance}
 */
public record RawShares(RawShare vitals, RawShare assets) {
  /** Returns the shares that an environment allows. */
  public static RawShares of(Environment env, InstantSource time) {
    return new RawShares(
        RawShare.of("web_vitals", env, time), RawShare.of("asset_performance", env, time));
  }

  /** Continues the counts of the running day from what is stored. */
  public void resume(DataSource dataSource) throws SQLException {
    vitals.resume(dataSource);
    assets.resume(dataSource);
  }
}
