/**
 * The Jobs screen and the API of the queue.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.jobs.JobsScreen}.
 */
package io.groundspeed.web.jobs;
