package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureCause;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Body;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter for jobs from the fields of an API request, which have the same names in a query
 * string and in a body. Every refusal names the field that is wrong.
 *
 * @param field returns the value of a field, null if it is absent
 * @param now the end of named time ranges
 */
record FilterFields(Function<String, @Nullable String> field, Instant now) {
  /** The names of the fields. */
  static final List<String> NAMES =
      List.of("status", "type", "q", "range", "errorClass", "errorPlace", "runFrom", "runTo");

  /** Maximum length of a field in characters. */
  static final int LONGEST = 1_000;

  JobFilter read() {
    return new JobFilter(
        status(),
        plain("type"),
        plain("q"),
        ended(),
        FailureCause.of(plain("errorClass"), plain("errorPlace")),
        runAt());
  }

  private @Nullable TimeSpan runAt() {
    Instant from = time("runFrom");
    Instant to = time("runTo");
    if (from != null && to != null && !from.isBefore(to)) {
      throw Body.invalid("runTo", "must be after runFrom");
    }
    return from == null && to == null ? null : new TimeSpan(from, to);
  }

  private @Nullable Instant time(String name) {
    String text = plain(name);
    try {
      return text == null ? null : TimeField.parse(text);
    } catch (IllegalArgumentException e) {
      throw Body.invalid(name, TimeField.EXPECTED);
    }
  }

  private @Nullable JobStatus status() {
    String word = plain("status");
    try {
      return word == null ? null : JobStatus.ofWord(word);
    } catch (IllegalArgumentException e) {
      throw Body.invalid("status", "must be pending, processing, completed, failed or cancelled");
    }
  }

  private @Nullable TimeSpan ended() {
    String range = plain("range");
    return range == null ? null : TimeSpan.of(range("range", range, now));
  }

  /** Parses a time range, or refuses the field. */
  static TimeRange range(String field, String text, Instant now) {
    try {
      return TimeRange.parse(text, now);
    } catch (IllegalArgumentException e) {
      throw Body.invalid(
          field,
          "must be one of %s, or <from>/<to> in ISO 8601 UTC of at most 731 days"
              .formatted(String.join(", ", TimeRange.NAMED.keySet())));
    }
  }

  private @Nullable String plain(String name) {
    String text = field.apply(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw Body.invalid(name, "must be a text of at most %,d characters".formatted(LONGEST));
    }
    return text.strip();
  }
}
