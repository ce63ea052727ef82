/**
 * Jobs that are enqueued when a cron expression tells.
 *
 * <p>Every two seconds {@code ScheduleTimer} asks on every node what is due by the database's
 * clock. Each schedule is fired in a transaction of its own:
 *
 * <pre>
 *   lock its row, unless another node has it
 *     → insert (schedule, fire time): who writes that row fires, however many nodes believe they should
 *     → enqueue the job
 *     → set the next time, by {@link io.groundspeed.job.schedule.Cron} in the schedule's time zone
 * </pre>
 *
 * <p>Fire times that passed while no node was up are one run or none, as its {@link
 * io.groundspeed.job.schedule.Misfire} says. A schedule that can't fire says why in its {@code
 * last_error}, is tried again after 20 s, and stops no other.
 *
 * <p>People and applications call {@link io.groundspeed.job.schedule.Schedules}. Tables: {@code
 * scheduled_jobs}, {@code scheduled_job_fires}. Start from {@code Firing}.
 */
package io.groundspeed.job.schedule;
