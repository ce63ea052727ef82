package io.groundspeed.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Builds SQL that changes the status of jobs from the transitions of {@link JobStatus}. A statement
 * that would make a forbidden transition fails when its class is loaded.
 */
public final class JobStatusSql {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+|\\*)(?:>(\\w+))?}");

  private JobStatusSql() {}

  /**
   * Returns a statement with its placeholders replaced. {@code {pending}} becomes that status.
   * {@code {processing>completed}} becomes {@code 'completed'}, if a processing job may change to
   * it. {@code {*>pending}} becomes the list of all statuses except processing from which a job may
   * change to pending.
   *
   * @throws io.groundspeed.shared.IllegalTransitionException if the transition is not allowed
   */
  public static String of(String sql) {
    return PLACE.matcher(sql).replaceAll(place -> Matcher.quoteReplacement(text(place)));
  }

  private static String text(MatchResult place) {
    if (place.group(2) == null) {
      return literal(JobStatus.ofWord(place.group(1)));
    }
    JobStatus next = JobStatus.ofWord(place.group(2));
    if (place.group(1).equals("*")) {
      return before(next);
    }
    return literal(JobStatus.ofWord(place.group(1)).become(next));
  }

  /** Excludes processing, because only its worker ends a processing job. */
  private static String before(JobStatus next) {
    return Arrays.stream(JobStatus.values())
        .filter(status -> status != JobStatus.PROCESSING && status.mayBecome(next))
        .map(JobStatusSql::literal)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(JobStatus status) {
    return "'" + status.name().toLowerCase(Locale.ROOT) + "'";
  }
}
