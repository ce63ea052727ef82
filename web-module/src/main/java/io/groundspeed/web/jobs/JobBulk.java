package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.web.api.Body;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bulk request: the jobs of {@code ids}, or those that match the {@link FilterFields}. Without
 * any of these it is refused, unless {@code all} is true.
 */
record JobBulk(@Nullable List<Long> ids, JobFilter filter) {
  private static final Set<String> FIELDS = fields();
  private static final int MOST_IDS = 1_000;

  private static Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(List.of("ids", "all"));
    fields.addAll(FilterFields.NAMES);
    return fields;
  }

  /**
   * Reads a request.
   *
   * @param now the end of named time ranges
   */
  static JobBulk read(String text, Instant now) {
    Body body = Body.of(text, FIELDS);
    List<Long> ids = body.numbers("ids", MOST_IDS);
    JobFilter filter = new FilterFields(name -> body.text(name, FilterFields.LONGEST), now).read();
    boolean filtered = FilterFields.NAMES.stream().anyMatch(body::has);
    if (ids != null && filtered) {
      throw Body.invalid("ids", "can't be combined with a filter");
    }
    if (ids == null && !filter.narrows() && filter.ended() == null && !body.flag("all", false)) {
      throw Body.invalid(
          "body",
          "must have ids, one of %s, or all: true for every job"
              .formatted(String.join(", ", FilterFields.NAMES)));
    }
    return new JobBulk(ids, filter);
  }

  /** Applies an action to the jobs. */
  Changed change(Action action, JobControl control) {
    return ids == null ? control.changeAll(action, filter) : control.change(action, ids);
  }
}
