package io.groundspeed.job;

/**
 * Does the jobs of one type; a CDI bean with a {@link JobType}. One instance serves all attempts
 * where its scope says so, so it keeps no state of an attempt.
 *
 * @param <P> the payload: a public record that JSON-B can read, or {@code Void} where there is none
 */
public interface JobHandler<P> {
  /**
   * Does one attempt. What it writes through the application's data source is committed with the
   * completion, unless the {@link JobType} is not transactional.
   *
   * @param payload read from the job's JSON
   * @return what to keep as the job's result, written as JSON; null is nothing
   * @throws Exception where the attempt failed; its message is kept, and the job is tried again
   *     while attempts are left
   */
  Object run(P payload, JobContext context) throws Exception;
}
