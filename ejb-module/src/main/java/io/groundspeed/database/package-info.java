/**
 * The health of Groundspeed's database: samples over time, what it reports now, and checks with the
 * SQL that mends what they find.
 *
 * <p>Table: {@code db_health_metrics}. Start from {@code HealthSampler} and {@link
 * io.groundspeed.database.DatabaseHealth}.
 */
package io.groundspeed.database;
