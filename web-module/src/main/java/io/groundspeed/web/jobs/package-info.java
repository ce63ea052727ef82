/**
 * The Jobs screen and the API of the job queue.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.web.jobs.JobsScreen}.
 */
package io.groundspeed.web.jobs;
