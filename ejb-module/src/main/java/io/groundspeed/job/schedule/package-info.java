/**
 * Enqueues jobs on cron schedules.
 *
 * <p>Every two seconds, {@code ScheduleTimer} on every node finds the schedules that are due by the
 * database's clock. Each schedule is fired in a separate transaction:
 *
 * <pre>
 *   lock its row, unless another node has locked it
 *     → insert (schedule, fire time): only the node that inserts this row fires
 *     → enqueue the job
 *     → set the next time, by {@link io.groundspeed.job.schedule.Cron} in the schedule's time zone
 * </pre>
 *
 * <p>Fire times that passed while no node was up result in one run or none, depending on the
 * schedule's {@link io.groundspeed.job.schedule.Misfire}. A schedule that can't fire records the
 * reason in {@code last_error} and is retried after 20 s. It does not block other schedules.
 *
 * <p>Screens and applications call {@link io.groundspeed.job.schedule.Schedules}. Tables: {@code
 * scheduled_jobs}, {@code scheduled_job_fires}. Start from {@code Firing}.
 */
package io.groundspeed.job.schedule;
