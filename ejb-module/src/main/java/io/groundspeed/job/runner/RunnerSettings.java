package io.groundspeed.job.runner;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * How a node runs jobs.
 *
 * @param node this node's name, as it stands in the table
 * @param workers jobs that run at once; 0: this node enqueues only
 * @param lease how long a job is this node's without a heartbeat; a dead node's jobs wait so long
 * @param poll polling interval for jobs that were not announced by NOTIFY
 * @param backoff the wait before the second attempt; it doubles with each
 * @param longestBackoff what the wait never exceeds
 * @param drain how long a stopping node lets its jobs go on
 */
record RunnerSettings(
    String node,
    int workers,
    Duration lease,
    Duration poll,
    Duration backoff,
    Duration longestBackoff,
    Duration drain) {

  static RunnerSettings of(Environment env) {
    return new RunnerSettings(
        env.node(),
        env.number("GROUNDSPEED_JOB_WORKERS", 8, 0, 256),
        Duration.ofSeconds(env.number("GROUNDSPEED_JOB_LEASE_SECONDS", 30, 5, 3_600)),
        Duration.ofMillis(env.number("GROUNDSPEED_JOB_POLL_MILLIS", 2_000, 100, 60_000)),
        Duration.ofMillis(env.number("GROUNDSPEED_JOB_BACKOFF_MILLIS", 10_000, 1, 3_600_000)),
        Duration.ofSeconds(env.number("GROUNDSPEED_JOB_BACKOFF_MOST_SECONDS", 3_600, 1, 86_400)),
        Duration.ofSeconds(env.number("GROUNDSPEED_JOB_DRAIN_SECONDS", 10, 0, 300)));
  }
}
