package io.groundspeed.job.runner;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * Settings of a node's job runner.
 *
 * @param node this node's name, as stored in the table
 * @param workers maximum number of jobs run concurrently; 0: this node only enqueues
 * @param lease how long a job stays claimed without a heartbeat; jobs of a dead node wait this long
 * @param poll polling interval for jobs that were not announced by NOTIFY
 * @param backoff the wait before the second attempt; it doubles with each attempt
 * @param longestBackoff the maximum wait between attempts
 * @param drain how long a stopping node lets its jobs continue
 */
public record RunnerSettings(
    String node,
    int workers,
    Duration lease,
    Duration poll,
    Duration backoff,
    Duration longestBackoff,
    Duration drain) {

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static RunnerSettings of(Environment env) {
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
