package io.groundspeed.telemetry.raw;

import io.groundspeed.shared.Environment;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * The raw logs that visitors fill, each with its daily row limit on this node.
 *
 * @param vitals of {@code web_vitals}
 * @param assets of {@code asset_performance}
 */
public record RawShares(RawShare vitals, RawShare assets) {
  /**
   * Reads the limits from the environment.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static RawShares of(Environment env, InstantSource time) {
    return new RawShares(
        RawShare.of("web_vitals", env, time), RawShare.of("asset_performance", env, time));
  }

  /** Restores today's row counts from the stored rows. */
  public void resume(DataSource dataSource) throws SQLException {
    vitals.resume(dataSource);
    assets.resume(dataSource);
  }
}
