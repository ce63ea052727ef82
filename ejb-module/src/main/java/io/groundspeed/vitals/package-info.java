/**
 * Core Web Vitals of real visitors: recorded from beacons, rated by Google's published thresholds,
 * and summarised at the 75th percentile.
 *
 * <p>Table: {@code web_vitals}; stream: {@code VITAL}, whose subject is the metric and page
 * template, and whose segment is device, connection, country and release. Start from {@link
 * io.groundspeed.vitals.Vitals} for recording and {@link io.groundspeed.vitals.VitalsSummaries} for
 * reads.
 */
package io.groundspeed.vitals;
