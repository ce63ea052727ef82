package io.groundspeed.job.desk;

import java.time.Instant;
import java.util.List;

/**
 * Attempts that failed alike: by the same class of error at the same place.
 *
 * @param errorClass of the deepest cause; null for failures that were kept without one
 * @param place the application's frame that threw it; null or empty where it is unknown
 * @param count attempts
 * @param first when the first of them ended, within the range
 * @param last when the last of them ended
 * @param types of their jobs, by name, at most {@link Failures#MOST_TYPES}
 * @param jobId the newest job among them
 */
public record FailureGroup(
    String errorClass,
    String place,
    long count,
    Instant first,
    Instant last,
    List<String> types,
    long jobId) {}
