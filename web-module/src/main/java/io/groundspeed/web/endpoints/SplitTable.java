package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.format.Format;
import io.groundspeed.probe.record.TimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the time of an endpoint's requests went, as a bar, a sentence and table rows. */
public final class SplitTable {
  private final List<Row> rows = new ArrayList<>();

  /**
   * One part of the time.
   *
   * @param name of the part
   * @param totalMs time of all requests
   * @param perRequestMs average time of a request
   * @param from start position in the bar, 0 to 1
   * @param share width in the bar, 0 to 1
   * @param place 1 for the first part
   */
  public record Row(
      String name, double totalMs, double perRequestMs, double from, double share, int place) {}

  /**
   * @param requests whose time was split
   */
  SplitTable(TimeSplit split, long requests) {
    double from = 0;
    for (TimePart part : new TreeSet<>(split.millis().keySet())) {
      double total = split.of(part);
      double share = split.share(part);
      rows.add(new Row(name(part), total, total / requests, from, share, part.ordinal() + 1));
      from += share;
    }
  }

  private static String name(TimePart part) {
    return switch (part) {
      case APPLICATION -> "Application";
      case DATABASE -> "Database";
      case CACHE -> "Cache";
      case NETWORK -> "Network";
    };
  }

  /** Returns the parts that took time. */
  public List<Row> getRows() {
    return rows;
  }

  /** Returns whether no time was split, because it was recorded by an earlier version. */
  public boolean isNone() {
    return rows.isEmpty();
  }

  /** Returns whether requests waited for their bodies. */
  public boolean isWithNetwork() {
    return rows.stream().anyMatch(row -> row.name().equals(name(TimePart.NETWORK)));
  }

  /** Returns the text alternative of the bar. */
  public String getSentence() {
    return rows.stream()
        .map(
            row ->
                "%s %s per request (%s)"
                    .formatted(
                        row.name(), Format.duration(row.perRequestMs()), Format.share(row.share())))
        .collect(Collectors.joining(", "));
  }
}
