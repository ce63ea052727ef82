/**
 * Core Web Vitals as real visitors felt them: recorded from beacons, rated by Google's published
 * thresholds, summarised at the 75th percentile.
 *
 * <p>Table: {@code web_vitals}; stream: {@code VITAL}, its subject being metric and page template,
 * its segment device, connection, country and release. Start from {@link
 * io.groundspeed.vitals.Vitals}, which records, and {@link io.groundspeed.vitals.VitalsSummaries},
 * which reads.
 */
package io.groundspeed.vitals;
