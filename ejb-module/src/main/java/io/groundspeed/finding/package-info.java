/**
 * Conclusions from the measured data, and the job type {@code performance_analysis}. Depends on the
 * measuring features. Table: {@code slow_query_summary}. Start from {@code PerformanceAnalysis}.
 */
package io.groundspeed.finding;
