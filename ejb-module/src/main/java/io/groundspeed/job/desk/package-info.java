/**
 * Administration of jobs: lists, details, health and changes.
 *
 * <p>{@link io.groundspeed.job.desk.Jobs} lists jobs and reads their details. {@link
 * io.groundspeed.job.desk.JobHealth} reports the state of each type and the runs over time, from
 * counters that stay correct without counting rows. {@link io.groundspeed.job.desk.JobControl}
 * changes single jobs or all that match a {@link io.groundspeed.job.desk.JobFilter}, and audits the
 * changes.
 *
 * <p>Reads use Groundspeed's own small data source and time out after a few seconds.
 */
package io.groundspeed.job.desk;
