/**
 * Loads of images, scripts, styles, fonts and other assets, as browsers measured them.
 *
 * <p>Table: {@code asset_performance}; stream: {@code ASSET}, whose subject is the type and URL and
 * whose segment is whether the asset came from the browser's cache. Start from {@link
 * io.groundspeed.asset.Assets} for intake and {@link io.groundspeed.asset.AssetSummaries} for
 * reads.
 */
package io.groundspeed.asset;
