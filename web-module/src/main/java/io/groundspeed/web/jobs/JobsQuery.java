package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureCause;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.web.frame.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the Jobs screen.
 *
 * @param tab {@code jobs}, {@code types}, {@code schedules} or {@code reports}
 * @param filter without the time range of the screen, whose end changes with every request
 * @param before lists only jobs enqueued before this one; null: from the newest
 * @param job that is open; null: none
 * @param openType the job type whose settings are open; null: none
 * @param schedule that is open; null: none
 */
record JobsQuery(
    String tab,
    JobFilter filter,
    @Nullable Long before,
    @Nullable Long job,
    @Nullable String openType,
    @Nullable Long schedule) {
  static final String JOBS = "jobs";
  static final String TYPES = "types";
  static final String SCHEDULES = "schedules";
  static final String REPORTS = "reports";

  private static final int LONGEST = 200;
  private static final int PLACE = 1_000;

  static JobsQuery read(Parameters parameters) {
    List<String> statuses = Arrays.stream(JobStatus.values()).map(JobStatus::word).toList();
    String status = parameters.oneOf("status", statuses);
    JobFilter filter =
        new JobFilter(
            status == null ? null : JobStatus.ofWord(status),
            parameters.text("type", LONGEST),
            parameters.text("q", LONGEST),
            null,
            FailureCause.of(
                parameters.text("errorClass", LONGEST), parameters.text("errorPlace", PLACE)),
            runAt(parameters));
    return new JobsQuery(
        parameters.oneOf("tab", JOBS, List.of(JOBS, TYPES, SCHEDULES, REPORTS)),
        filter,
        id(parameters, "before"),
        id(parameters, "job"),
        parameters.text("of", LONGEST),
        id(parameters, "schedule"));
  }

  private static @Nullable TimeSpan runAt(Parameters parameters) {
    Instant from = time(parameters, "runFrom", null);
    Instant to = time(parameters, "runTo", from);
    return from == null && to == null ? null : new TimeSpan(from, to);
  }

  private static @Nullable Instant time(
      Parameters parameters, String name, @Nullable Instant after) {
    return parameters.read(
        name,
        text -> {
          Instant time;
          try {
            time = TimeField.parse(text);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + TimeField.EXPECTED, e);
          }
          if (after != null && !after.isBefore(time)) {
            throw new IllegalArgumentException(name + ": must be after runFrom");
          }
          return time;
        });
  }

  private static @Nullable Long id(Parameters parameters, String name) {
    return parameters.read(
        name,
        text -> {
          if (text.matches("[0-9]{1,18}")) {
            return Long.valueOf(text);
          }
          throw new IllegalArgumentException(name + ": must be a whole number");
        });
  }
}
