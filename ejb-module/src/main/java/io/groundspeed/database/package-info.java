/**
 * The health of Groundspeed's database: samples over time, its current state, and checks with the
 * SQL that fixes what they report.
 *
 * <p>Table: {@code db_health_metrics}. Start from {@code HealthSampler} and {@link
 * io.groundspeed.database.DatabaseHealth}.
 */
package io.groundspeed.database;
