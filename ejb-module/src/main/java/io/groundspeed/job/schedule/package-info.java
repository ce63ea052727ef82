/**
 * Jobs that are enqueued when a cron expression tells.
 *
 * <p>Tables: {@code scheduled_jobs}, {@code scheduled_job_fires}. Start from {@code Schedules}.
 */
package io.groundspeed.job.schedule;
