package io.groundspeed.web.database;

import io.groundspeed.database.wait.WaitClass;
import io.groundspeed.database.wait.WaitFigures;
import io.groundspeed.database.wait.WaitPoint;
import io.groundspeed.database.wait.WaitSummary;
import io.groundspeed.format.Format;
import io.groundspeed.query.QueryText;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.TimeChart;
import io.groundspeed.web.queries.StatementLines;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What sessions waited for, as a chart, a sentence and table rows. */
public final class WaitTable {
  private static final int LISTED = 20;
  private static final String SQL = "sql:";

  /** The colours of the classes in the chart, as CSS tokens. */
  private static final Map<WaitClass, String> TOKENS =
      new EnumMap<>(
          Map.of(
              WaitClass.CPU, "--fill-good",
              WaitClass.IO, "--line",
              WaitClass.LOCK, "--fill-poor",
              WaitClass.LWLOCK, "--fill-needs-improvement",
              WaitClass.CLIENT, "--fill-neutral",
              WaitClass.IPC, "--phase-1",
              WaitClass.TIMEOUT, "--phase-5",
              WaitClass.OTHER, "--border-strong"));

  private final TimeRange range;
  private final WaitSummary summary;
  private final Map<String, QueryText> texts;

  /**
   * @param texts of the listed queries, by hash
   */
  WaitTable(TimeRange range, WaitSummary summary, Map<String, QueryText> texts) {
    this.range = range;
    this.summary = summary;
    this.texts = texts;
  }

  /** Returns the hashes of the queries that are listed. */
  static List<String> hashes(WaitSummary summary) {
    return summary.rows().stream()
        .limit(LISTED)
        .map(WaitFigures::query)
        .filter(query -> query.startsWith(SQL))
        .map(query -> query.substring(SQL.length()))
        .distinct()
        .toList();
  }

  /** Returns whether no database was sampled in the range. */
  public boolean isUnsampled() {
    return summary.databases().isEmpty();
  }

  /** Returns whether no session was active in any sample. */
  public boolean isQuiet() {
    return summary.rows().isEmpty();
  }

  /** Returns the databases that were sampled. */
  public List<String> getDatabases() {
    return summary.databases();
  }

  /** Returns the queries and callers with most time. */
  public List<WaitFigures> getRows() {
    return summary.rows().stream().limit(Exact.rows(LISTED)).toList();
  }

  /** Returns how many queries and callers there are. */
  public int getTotal() {
    return summary.rows().size();
  }

  /** Returns the text or name of a query, shortened for a list. */
  public String brief(WaitFigures row) {
    QueryText text =
        row.query().startsWith(SQL) ? texts.get(row.query().substring(SQL.length())) : null;
    return text == null ? row.query() : StatementLines.brief(text.text());
  }

  /** Returns the share of a row in the time of all rows. */
  public double share(WaitFigures row) {
    return summary.total() == 0 ? Double.NaN : row.total() / (double) summary.total();
  }

  /** Returns what a row waited for, most first, such as {@code Lock 12 s, CPU 3 s}. */
  public String parts(WaitFigures row) {
    return row.seconds().entrySet().stream()
        .sorted(Map.Entry.<WaitClass, Long>comparingByValue(Comparator.reverseOrder()))
        .map(part -> part.getKey().getWord() + " " + Format.duration(part.getValue() * 1_000.0))
        .collect(Collectors.joining(", "));
  }

  /** Returns the classes that occur, in the order of the chart. */
  public List<WaitClass> getClasses() {
    return Arrays.stream(WaitClass.values())
        .filter(wait -> summary.points().stream().anyMatch(point -> point.of(wait) > 0))
        .toList();
  }

  /** Returns the name of a class's legend style, such as {@code wait-cpu}. */
  public String style(WaitClass wait) {
    return "wait-" + wait.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the sampled points, latest first. */
  public List<WaitPoint> getPoints() {
    return summary.points().stream()
        .filter(WaitPoint::sampled)
        .sorted(Comparator.comparing(WaitPoint::start).reversed())
        .toList();
  }

  /** Returns the axis label of a point. */
  public String label(WaitPoint point) {
    return Format.slot(point.start(), range.length(), range.step());
  }

  /** Returns the text alternative of the chart. */
  public String getSentence() {
    double[] sampled =
        summary.points().stream().filter(WaitPoint::sampled).mapToDouble(WaitPoint::all).toArray();
    double average = Arrays.stream(sampled).average().orElse(0);
    double greatest = Arrays.stream(sampled).max().orElse(0);
    return "%s active sessions on average, %s at most%s."
        .formatted(Format.weight(average), Format.weight(greatest), most());
  }

  private String most() {
    Map<WaitClass, Long> seconds = new EnumMap<>(WaitClass.class);
    summary
        .rows()
        .forEach(
            row -> row.seconds().forEach((wait, more) -> seconds.merge(wait, more, Long::sum)));
    return seconds.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            most ->
                "; %s of their time was spent %s"
                    .formatted(
                        Format.share(most.getValue() / (double) summary.total()),
                        most.getKey().getMeaning()))
        .orElse("");
  }

  /** Returns the configuration of the chart. */
  public String getJson() {
    TimeChart<WaitPoint> chart = new TimeChart<>(range, summary.points(), WaitPoint::start);
    for (WaitClass wait : getClasses()) {
      chart.bars(
          wait.getWord(),
          TOKENS.getOrDefault(wait, "--fill-neutral"),
          point -> point.sampled() ? point.of(wait) : Double.NaN,
          point -> Format.weight(point.of(wait)) + " " + wait.getWord());
    }
    return chart.stackedBars("count");
  }
}
