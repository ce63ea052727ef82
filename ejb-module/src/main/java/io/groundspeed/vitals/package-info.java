/**
 * How visitors experience pages, as their browsers measure it.
 *
 * <p>Table: {@code web_vitals} (partitioned by day). Start from {@link
 * io.groundspeed.vitals.VitalMetric}.
 */
package io.groundspeed.vitals;
