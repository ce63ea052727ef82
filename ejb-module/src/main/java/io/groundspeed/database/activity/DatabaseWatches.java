package io.groundspeed.database.activity;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.MeasuredDatabase;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** The watches of all measured databases, by name. Thread-safe. */
final class DatabaseWatches {
  private final Map<String, DatabaseWatch> watches = new ConcurrentHashMap<>();
  private final WaitCounts waits;
  private final LockWaits locks;
  private final InstantSource time;

  DatabaseWatches(WaitCounts waits, LockWaits locks, InstantSource time) {
    this.waits = waits;
    this.locks = locks;
    this.time = time;
  }

  /** Starts a sample of every database. */
  void sample(Executor executor) {
    for (MeasuredDatabase database : Probe.sessions().databases()) {
      watches
          .computeIfAbsent(
              database.name(), absent -> new DatabaseWatch(database, waits, locks, time))
          .sample(executor);
    }
  }

  /** Returns the state of every database, by name. */
  List<WatchState> states() {
    return watches.values().stream()
        .map(DatabaseWatch::state)
        .sorted(Comparator.comparing(WatchState::database))
        .toList();
  }

  void close() {
    watches.values().forEach(DatabaseWatch::close);
  }
}
