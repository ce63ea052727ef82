/**
 * Work done outside the request that asked for it, now or on a schedule.
 *
 * <p>Tables: {@code background_jobs}, {@code job_execution_history}, {@code scheduled_jobs}; view:
 * {@code job_queue_health}. Start from {@code BackgroundJob}.
 */
package io.groundspeed.job;
