/**
 * How long images, scripts, styles and fonts take to load.
 *
 * <p>Table: {@code asset_performance} (partitioned by day). Start from {@code AssetLoad}.
 */
package io.groundspeed.asset;
