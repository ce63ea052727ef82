/**
 * What the database says of itself: sizes, index usage, counts.
 *
 * <p>Table: {@code db_health_metrics}. Start from {@code DbHealthMetric}.
 */
package io.groundspeed.database;
