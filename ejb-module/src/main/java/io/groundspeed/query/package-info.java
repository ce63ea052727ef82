/**
 * Durations of statements, and slow queries.
 *
 * <p>Tables: {@code query_performance_log} (partitioned by day), {@code query_fingerprints}, {@code
 * slow_query_summary}; view: {@code slow_queries_report}. Start from {@code QueryExecution}.
 */
package io.groundspeed.query;
