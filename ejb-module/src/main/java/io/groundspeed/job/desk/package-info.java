/**
 * What administrators see of the jobs, and do to them.
 *
 * <p>{@link io.groundspeed.job.desk.Jobs} lists jobs and opens one; {@link
 * io.groundspeed.job.desk.JobHealth} tells how each type is and what ran when, from counters that
 * stay right without counting rows; {@link io.groundspeed.job.desk.JobControl} changes jobs, one or
 * all that a {@link io.groundspeed.job.desk.JobFilter} finds, and audits it.
 *
 * <p>Reads go over the small data source of our own, and are given up after seconds.
 */
package io.groundspeed.job.desk;
