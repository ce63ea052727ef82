package io.groundspeed.web.database;

import io.groundspeed.database.Check;
import io.groundspeed.database.CheckResult;
import io.groundspeed.database.DatabaseHealth;
import io.groundspeed.database.Gauges;
import io.groundspeed.database.HealthMetric;
import io.groundspeed.database.HealthSamples;
import io.groundspeed.database.TableState;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean of the Database screen. */
@Named("database")
@RequestScoped
public class DatabaseScreen {
  static final String SOURCE = "source";
  static final int LONGEST_SOURCE = 300;

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private DatabaseHealth health;
  @Inject private HealthSamples samples;

  private DatabaseQuery query;
  private @Nullable String source;
  private Regions.Pending<List<TableState>> tables;
  private Regions.Pending<Gauges> gauges;
  private Regions.Pending<List<CheckResult>> checks;
  private Regions.Pending<HealthHistory> history;
  private @Nullable List<TableState> matching;

  @PostConstruct
  void open() {
    query = DatabaseQuery.read(frame.parameters());
    TimeRange range = frame.getRange(); // the regions are read by other threads
    String of = frame.parameters().text(SOURCE, LONGEST_SOURCE);
    source = of;
    tables = read("tables", () -> health.tables(of));
    gauges = read("gauges", () -> health.gauges(of));
    checks = read("checks", () -> health.checks(of));
    history =
        regions.read(List.of("database", "history", range.name()), () -> history(samples, range));
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(Arrays.<@Nullable Object>asList("database", region, source), read);
  }

  private static HealthHistory history(HealthSamples samples, TimeRange range) {
    return new HealthHistory(
        range,
        samples.series(HealthMetric.CONNECTIONS, range.from(), range.to()),
        samples.series(HealthMetric.DATABASE_SIZE, range.from(), range.to()));
  }

  /** Returns the title of the screen. */
  public String getTitle() {
    return Screen.DATABASE.getTitle();
  }

  /** Returns the database whose state is shown; null for Groundspeed's own. */
  public @Nullable String getSource() {
    return source;
  }

  /** Returns the order of the tables. */
  public TableOrder<TableState> getOrder() {
    return query.order();
  }

  /** Returns the text that table names are searched for. */
  public String getText() {
    return query.text();
  }

  /** Returns the address without the search. */
  public Address getAll() {
    return frame.getAddress().without("q");
  }

  /** Returns all tables, unfiltered and in their original order. */
  public Region<List<TableState>> getTables() {
    return tables.get();
  }

  /**
   * Returns the matching tables in the requested order, at most {@link DatabaseHealth#MOST_TABLES}.
   */
  public List<TableState> getRows() {
    return matching().stream().limit(Exact.rows(DatabaseHealth.MOST_TABLES)).toList();
  }

  /** Returns the number of matching tables. */
  public long getMatching() {
    return matching().size();
  }

  /** Cached for the request, because the view reads it several times. */
  private List<TableState> matching() {
    List<TableState> known = matching;
    if (known == null) {
      known = query.of(getTables().known());
      matching = known;
    }
    return known;
  }

  /** Returns the estimated row counts of the most important tables. */
  public List<Map.Entry<String, Long>> getCounts() {
    return List.copyOf(DatabaseHealth.rowCounts(getTables().known()).entrySet());
  }

  /** Formats a table's name as a heading: {@code web_vitals} becomes {@code Web vitals}. */
  public String heading(String table) {
    String words = table.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Formats an estimate, such as {@code ~1,200}. */
  public String estimate(Long rows) {
    return "~" + Format.count(rows);
  }

  /** Returns the gauges. */
  public Region<Gauges> getGauges() {
    return gauges.get();
  }

  /**
   * Returns the value of a gauge that has only one; null if it is unknown.
   *
   * @param metric the name of a {@link HealthMetric}
   */
  public @Nullable Double gauge(String metric) {
    return getGauges().known().value(HealthMetric.valueOf(metric));
  }

  /**
   * Returns one named value of a gauge; null if it is unknown.
   *
   * @param metric the name of a {@link HealthMetric}
   * @param name of the value within the gauge
   */
  public @Nullable Double gauge(String metric, String name) {
    return getGauges().known().value(HealthMetric.valueOf(metric), name);
  }

  /**
   * Returns the value of a counting gauge, rounded; null if it is unknown.
   *
   * @param metric the name of a {@link HealthMetric}
   */
  public @Nullable Long count(String metric) {
    Double value = gauge(metric);
    return value == null ? null : Math.round(value);
  }

  /** Returns the states of connections with the count of each, such as {@code 3 idle}. */
  public List<String> getConnectionStates() {
    List<String> states = new ArrayList<>();
    getGauges()
        .known()
        .of(HealthMetric.CONNECTIONS)
        .forEach((state, count) -> states.add(Math.round(count) + " " + state));
    return states;
  }

  /** Returns the findings of the checks. */
  public Region<List<CheckResult>> getChecks() {
    return checks.get();
  }

  /** Returns the names of the checks that found nothing, separated by commas. */
  public String getFine() {
    List<Check> found = getChecks().known().stream().map(CheckResult::check).toList();
    List<String> fine = new ArrayList<>();
    for (Check check : Check.values()) {
      if (!found.contains(check)) {
        fine.add(check.getTitle().toLowerCase(Locale.ROOT));
      }
    }
    return String.join(", ", fine);
  }

  /** Returns the history of connections and size. */
  public Region<HealthHistory> getHistory() {
    return history.get();
  }
}
