/**
 * What can be concluded from what was measured: the job type {@code performance_analysis}. Stands
 * above the measuring features. Table: {@code slow_query_summary}. Start from {@code
 * PerformanceAnalysis}.
 */
package io.groundspeed.finding;
