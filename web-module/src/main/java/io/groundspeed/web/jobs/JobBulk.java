package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.web.api.Body;
import jakarta.json.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bulk request: the jobs of {@code ids}, or those that match {@code status}, {@code type} and
 * {@code q}. Without any of these it is refused, unless {@code all} is true.
 */
record JobBulk(@Nullable List<Long> ids, JobFilter filter) {
  private static final Set<String> FIELDS = Set.of("ids", "status", "type", "q", "all");
  private static final int LONGEST = 1_000;
  private static final int MOST_IDS = 1_000;

  static JobBulk read(String text) {
    Body body = Body.of(text, FIELDS);
    List<Long> ids = body.numbers("ids", MOST_IDS);
    JobFilter filter =
        new JobFilter(status(body), body.text("type", LONGEST), body.text("q", LONGEST));
    if (ids != null && filter.narrows()) {
      throw Body.invalid("ids", "can't be combined with status, type or q");
    }
    if (ids == null && !filter.narrows() && !body.flag("all", false)) {
      throw Body.invalid("body", "must have ids, status, type or q, or all: true for every job");
    }
    return new JobBulk(ids, filter);
  }

  private static @Nullable JobStatus status(Body body) {
    String word = body.text("status", LONGEST);
    try {
      return word == null ? null : JobStatus.ofWord(word);
    } catch (IllegalArgumentException e) {
      throw Body.invalid("status", "must be pending, processing, completed, failed or cancelled");
    }
  }

  /** Applies an action and returns the result as JSON. */
  String change(Action action, JobControl control) {
    Changed changed = ids == null ? control.changeAll(action, filter) : control.change(action, ids);
    return Json.createObjectBuilder()
        .add("changed", changed.changed())
        .add("skipped", changed.skipped())
        .add("more", changed.more())
        .build()
        .toString();
  }
}
