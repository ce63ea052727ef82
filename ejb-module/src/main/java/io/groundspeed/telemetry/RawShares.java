package io.groundspeed.telemetry;

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
  static RawShares of(Environment env, InstantSource time) {
    return new RawShares(
        RawShare.of("web_vitals", env, time), RawShare.of("asset_performance", env, time));
  }

  void resume(DataSource dataSource) throws SQLException {
    vitals.resume(dataSource);
    assets.resume(dataSource);
  }
}
