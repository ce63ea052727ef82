package io.groundspeed.job.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failed attempts with the same error class and place.
 *
 * @param errorClass of the deepest cause; null for failures stored without one
 * @param place the application's frame that threw it; null if unknown
 * @param count number of attempts
 * @param failedJobs number of their jobs that are failed for good and ended in the range
 * @param first when the first of them ended, within the range
 * @param last when the last of them ended
 * @param types of their jobs, by name, at most {@link Failures#MOST_TYPES}
 * @param jobId the newest job among them
 */
public record FailureGroup(
    @Nullable String errorClass,
    @Nullable String place,
    long count,
    long failedJobs,
    @Nullable Instant first,
    @Nullable Instant last,
    List<String> types,
    long jobId) {

  /** Returns the cause, by which jobs can be filtered. */
  public FailureCause cause() {
    return new FailureCause(known(errorClass), known(place));
  }

  private static String known(@Nullable String text) {
    return text == null || text.isEmpty() ? FailureCause.UNKNOWN : text;
  }
}
