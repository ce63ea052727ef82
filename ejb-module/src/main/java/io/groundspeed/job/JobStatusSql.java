package io.groundspeed.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL that changes jobs, with the transitions of {@link JobStatus}: a statement that would change a
 * status in a way that the enum forbids fails when its class is loaded.
 */
public final class JobStatusSql {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+|\\*)(?:>(\\w+))?}");

  private JobStatusSql() {}

  /**
   * Returns a statement with its places filled in: {@code {pending}} is that status, {@code
   * {processing>completed}} is {@code 'completed'} where a job in process may become that, and
   * {@code {*>pending}} is the list of the statuses, but for processing, from which a job may
   * become pending.
   *
   * @throws io.groundspeed.shared.IllegalTransitionException if a job may not become that
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

  /** Only its worker ends a job in process. */
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
