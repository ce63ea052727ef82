package io.groundspeed.database.activity;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.session.DatabaseSession;
import io.groundspeed.probe.session.MeasuredDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Samples one database. A database that hangs delays only its own samples. */
final class DatabaseWatch {
  private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());

  private final MeasuredDatabase database;
  private final ActivityReader reader;
  private final WaitCounts waits;
  private final LockWaits locks;
  private final InstantSource time;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile WatchState state;

  /** Of one sample at a time, so {@link #busy} makes it visible to the next. */
  private boolean failing;

  DatabaseWatch(MeasuredDatabase database, WaitCounts waits, LockWaits locks, InstantSource time) {
    this.database = database;
    this.waits = waits;
    this.locks = locks;
    this.time = time;
    reader = new ActivityReader(database, time);
    state = new WatchState(database.name(), null, 0, "it was not sampled yet");
  }

  /** Starts a sample on another thread, unless the last one has not ended. */
  void sample(Executor executor) {
    if (busy.compareAndSet(false, true)) {
      try {
        executor.execute(this::sampleAndRelease);
      } catch (RejectedExecutionException e) {
        busy.set(false);
      }
    }
  }

  private void sampleAndRelease() {
    try {
      sample();
    } catch (RuntimeException e) {
      failed(e);
    } finally {
      busy.set(false);
    }
  }

  /** Takes one sample on this thread. */
  void sample() {
    List<DatabaseSession> sessions = Probe.sessions().of(database);
    try {
      Snapshot snapshot =
          reader.read(sessions.stream().map(DatabaseSession::backend).collect(Collectors.toSet()));
      if (snapshot != null) {
        Instant now = time.instant();
        ActivityClients clients = new ActivityClients(sessions, Probe.OWN_DEPLOYMENT);
        waits.add(database.name(), snapshot, clients);
        locks.add(database.name(), snapshot, clients, Probe.deadlocks().take(database));
        state = new WatchState(database.name(), now, snapshot.hidden(), null);
        failing = false;
      }
    } catch (SQLException e) {
      failed(e);
    }
  }

  /** Logs the first of several failures. */
  private void failed(Exception e) {
    if (!failing) {
      failing = true;
      LOG.log(
          Level.WARNING,
          "The activity of {0} can''t be sampled: {1}",
          new Object[] {database.name(), e.getMessage()});
    }
    state = new WatchState(database.name(), state.sampledAt(), 0, String.valueOf(e.getMessage()));
  }

  WatchState state() {
    return state;
  }

  void close() {
    reader.close();
  }
}
