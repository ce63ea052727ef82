/**
 * Claims of jobs, their leases and endings: the SQL that nodes share the queue by. Start from
 * {@code Claims}.
 */
package io.groundspeed.job.claim;
