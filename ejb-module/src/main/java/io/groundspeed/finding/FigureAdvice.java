package io.groundspeed.finding;

import io.groundspeed.query.QueryFigures;
import io.groundspeed.query.Repeats;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recommendations derived from how often a query ran, what it returned, and how it ended. */
final class FigureAdvice {
  private static final double MANY_ROWS = 100;
  private static final double TOO_MANY_ROWS = 1_000;

  private static final String WHERE = " where ";
  private static final String EQUAL = " = ?";
  private static final Pattern BOUNDED = Pattern.compile("\\blimit \\?|\\bfetch (first|next)\\b");

  private FigureAdvice() {}

  /** The query runs once per row of another result and could run once for all of them. */
  static Recommendation askOnce(RouteQuery run) {
    return new Recommendation(
        "Ask once for all of them: by a join, or by = ANY (?) with an array of keys.",
        basis(run),
        manyAtOnce(run.query().text()));
  }

  private static String basis(RouteQuery run) {
    Repeats repeats = run.repeats();
    return repeats == null
        ? format(
            "A request of %s runs it %,.1f times on average: %,d calls, %,d requests.",
            run.caller().endpoint(), run.perRequest(), run.caller().calls(), run.requests())
        : format(
            "Of %,d requests %s %s that run it, half do so %,.0f times or more, and one in twenty %,.0f times or more; %.0f %% run it more than once.",
            repeats.requests(),
            repeats.method(),
            run.caller().endpoint(),
            repeats.median(),
            repeats.p95(),
            100 * repeats.share());
  }

  /** Rewrites its first equality condition for many keys; null if it has none. */
  private static @Nullable String manyAtOnce(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int where = text.indexOf(WHERE);
    int equal = where < 0 ? -1 : text.indexOf(EQUAL, where);
    return equal < 0
        ? null
        : text.substring(0, equal) + " = any (?)" + text.substring(equal + EQUAL.length());
  }

  /** The query returns more rows than anyone reads. */
  static Optional<Recommendation> fewerRows(QueryFigures query) {
    String text = query.text();
    if (text == null || !text.startsWith("select")) {
      return Optional.empty();
    }
    double rows = query.rows() / (double) Math.max(1, query.calls());
    boolean bounded = BOUNDED.matcher(text).find();
    String basis = format("It returns %,.0f rows per call on average", rows);
    if (!bounded && rows >= MANY_ROWS) {
      return Optional.of(
          new Recommendation(
              "Give it a LIMIT, and ask for the next page where someone wants it.",
              basis + ", has no LIMIT, and returns more as its tables grow.",
              text + " limit ?"));
    }
    return bounded && rows >= TOO_MANY_ROWS
        ? Optional.of(
            new Recommendation(
                "Ask for fewer rows at a time, or let the database sum them up.",
                basis + ", in spite of its limit.",
                null))
        : Optional.empty();
  }

  /** Some of its calls fail. */
  static Optional<Recommendation> failures(QueryFigures query) {
    return query.errors() == 0
        ? Optional.empty()
        : Optional.of(
            new Recommendation(
                "Check the SQLSTATEs of the most recent failures:",
                format("%,d of %,d calls failed.", query.errors(), query.calls()),
                """
                SELECT recorded_at, endpoint, metadata ->> 'error' AS sqlstate, request_id
                  FROM groundspeed.query_performance_log
                 WHERE query_name = '%s' AND metadata ->> 'error' IS NOT NULL
                 ORDER BY recorded_at DESC
                 LIMIT 20;"""
                    .formatted(query.name().replace("'", "''"))));
  }

  private static String format(String text, Object... figures) {
    return String.format(Locale.ENGLISH, text, figures);
  }
}
