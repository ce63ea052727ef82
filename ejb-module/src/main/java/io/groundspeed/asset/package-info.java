/**
 * Images, scripts, styles and fonts as browsers loaded them.
 *
 * <p>Table: {@code asset_performance}; stream: {@code ASSET}, its subject being type and address,
 * its segment whether it came from the browser's cache. Start from {@link
 * io.groundspeed.asset.Assets} for what comes in, {@link io.groundspeed.asset.AssetSummaries} for
 * what is read.
 */
package io.groundspeed.asset;
