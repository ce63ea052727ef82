package io.groundspeed.web.database;

import io.groundspeed.database.activity.ActivitySampler;
import io.groundspeed.database.activity.LockHistory;
import io.groundspeed.database.activity.LockSide;
import io.groundspeed.database.activity.LockWaiting;
import io.groundspeed.database.activity.LockWaits;
import io.groundspeed.database.activity.WatchState;
import io.groundspeed.database.wait.WaitFigures;
import io.groundspeed.database.wait.WaitFilter;
import io.groundspeed.database.wait.WaitSummaries;
import io.groundspeed.database.wait.WaitSummary;
import io.groundspeed.probe.Probe;
import io.groundspeed.query.QueryTexts;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.queries.StatementLines;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sessions wait for, and lock waits, on the Database screen. */
@Named("databaseActivity")
@RequestScoped
public class DatabaseActivity {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private WaitSummaries summaries;
  @Inject private LockHistory history;
  @Inject private LockWaits followed;
  @Inject private QueryTexts texts;
  @Inject private ActivitySampler sampler;

  private WaitFilter filter;
  private Regions.Pending<WaitTable> waits;
  private Regions.Pending<List<LockWaiting>> locks;

  @PostConstruct
  void open() {
    TimeRange range = frame.getRange(); // the regions are read by other threads
    WaitFilter wanted =
        new WaitFilter(
            range,
            frame.parameters().text(DatabaseScreen.SOURCE, DatabaseScreen.LONGEST_SOURCE),
            frame.isOwn());
    filter = wanted;
    waits =
        regions.read(
            Arrays.<@Nullable Object>asList(
                "database", "waits", range.name(), wanted.database(), wanted.own()),
            () -> waits(wanted));
    locks =
        regions.read(
            Arrays.<@Nullable Object>asList("database", "locks", range.name()),
            () -> history.between(range.from(), range.to()));
  }

  private WaitTable waits(WaitFilter wanted) {
    WaitSummary summary = summaries.of(wanted);
    return new WaitTable(wanted.range(), summary, texts.of(WaitTable.hashes(summary)));
  }

  /** Returns what sessions waited for. */
  public Region<WaitTable> getWaits() {
    return waits.get();
  }

  /** Returns the lock waits of the range. */
  public Region<List<LockWaiting>> getLocks() {
    return locks.get();
  }

  /** Returns how many lock waits this node has left out since it started. */
  public long getDropped() {
    return followed.dropped() + Probe.deadlocks().dropped();
  }

  /** Returns whether Groundspeed's own sessions are included. */
  public boolean isOwn() {
    return filter.own();
  }

  /** Returns the database that is shown; null for all. */
  public @Nullable String getDatabase() {
    return filter.database();
  }

  /** Returns the names of the databases that this node samples. */
  public List<String> getNames() {
    return sampler.states().stream().map(WatchState::database).toList();
  }

  /** Returns the address of all databases. */
  public Address getAll() {
    return frame.getAddress().without(DatabaseScreen.SOURCE);
  }

  /** Returns the address of one database. */
  public Address of(String database) {
    return frame.getAddress().with(DatabaseScreen.SOURCE, database);
  }

  /** Returns the databases that this node can't sample completely now. */
  public List<WatchState> getTroubled() {
    return sampler.states().stream()
        .filter(state -> state.problem() != null || state.hidden() > 0)
        .toList();
  }

  /** Returns the address of a query; null if it is not measured. */
  public @Nullable String query(WaitFigures row) {
    return row.isMeasured() ? query(row.query()) : null;
  }

  /** Returns the address of the query of a side; null if it is not measured. */
  public @Nullable String query(LockSide side) {
    return side.query() == null ? null : query(side.query());
  }

  private String query(String name) {
    return elsewhere(Screen.QUERIES).with("query", name).getHref();
  }

  /** Returns the address of the screen that lists what is not measured. */
  public String getSystem() {
    return elsewhere(Screen.SYSTEM).getHref();
  }

  /** The search and the order of this screen's tables mean nothing on another. */
  private Address elsewhere(Screen screen) {
    return new Address(screen.getPath(), getAll().without("q").without("sort").parameters());
  }

  /** Returns the text of a side's statement, shortened for a list. */
  public @Nullable String brief(LockSide side) {
    return side.statement() == null ? null : StatementLines.brief(side.statement());
  }
}
