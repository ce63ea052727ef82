/**
 * Claims of jobs, their leases and endings: the SQL with which nodes share the queue. Start from
 * {@code Claims}.
 */
package io.groundspeed.job.claim;
