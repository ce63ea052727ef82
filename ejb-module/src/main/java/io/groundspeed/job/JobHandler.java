package io.groundspeed.job;

import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of one type. Implementations are CDI beans with a {@link JobType}. Depending on the
 * bean's scope, one instance serves all attempts, so it must not hold state of an attempt.
 *
 * @param <P> the payload: a public record that JSON-B can read, or {@code Void} if there is none
 */
public interface JobHandler<P extends @Nullable Object> {
  /**
   * Runs one attempt. Writes through the application's data source are committed together with the
   * completion, unless the {@link JobType} is not transactional.
   *
   * @param payload read from the job's JSON; null if there is none
   * @return the job's result, stored as JSON; null for none
   * @throws Exception if the attempt failed; its message is stored, and the job is retried while
   *     attempts are left
   */
  @Nullable Object run(P payload, JobContext context) throws Exception;
}
