package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.PatternFigures;
import io.groundspeed.web.frame.Parameters;
import io.groundspeed.web.frame.TableOrder;
import io.groundspeed.web.frame.TableOrder.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of the Cache screen.
 *
 * @param node whose metrics are shown; null for all nodes
 * @param order of the patterns
 * @param text to search for in the keys of entries; empty for any
 * @param entity on which the entries depend, such as {@code journey:42}; empty for any
 */
public record CacheQuery(
    @Nullable String node, TableOrder<PatternFigures> order, String text, String entity) {
  private static final int LONGEST = 500;
  private static final List<Column<PatternFigures>> COLUMNS =
      List.of(
          Column.text("pattern", PatternFigures::name),
          Column.text("type", pattern -> pattern.type().text()),
          Column.figure("reads", PatternFigures::reads),
          Column.known("rate", PatternFigures::hitRate),
          Column.figure("stale", PatternFigures::staleHits),
          Column.figure("misses", PatternFigures::misses),
          Column.figure("loads", PatternFigures::loads),
          Column.known("avg", PatternFigures::averageLoadMs),
          Column.known("p95", PatternFigures::p95LoadMs),
          Column.figure("invalidations", PatternFigures::invalidations),
          Column.figure("evictions", PatternFigures::evictions),
          Column.known("cost", PatternFigures::costMsPerDay),
          Column.known("percent", PatternFigures::percentIsWorthMsPerDay));

  static CacheQuery read(Parameters parameters) {
    TableOrder<PatternFigures> order =
        parameters.read(
            "sort", TableOrder.parse("-cost", COLUMNS), text -> TableOrder.parse(text, COLUMNS));
    return new CacheQuery(
        parameters.text("node", LONGEST),
        order,
        given(parameters.text("q", LONGEST)),
        given(parameters.text("entity", LONGEST)));
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Returns whether the list of entries is filtered. */
  public boolean narrowsEntries() {
    return !text.isEmpty() || !entity.isEmpty();
  }
}
