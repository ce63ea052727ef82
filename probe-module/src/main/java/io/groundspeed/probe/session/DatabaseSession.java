package io.groundspeed.probe.session;

import org.jspecify.annotations.Nullable;

/**
 * One open connection of an application to a PostgreSQL database. Thread-safe: one thread runs
 * statements while others read.
 */
public final class DatabaseSession {
  private final MeasuredDatabase database;
  private final int backend;
  private volatile @Nullable Running last;

  DatabaseSession(MeasuredDatabase database, int backend) {
    this.database = database;
    this.backend = backend;
  }

  /** Returns the database to which it is connected. */
  public MeasuredDatabase database() {
    return database;
  }

  /** Returns the process id of its backend, as in {@code pg_stat_activity.pid}. */
  public int backend() {
    return backend;
  }

  /** Returns the statement that runs now, or ran last; null if none ran yet. */
  public @Nullable Running last() {
    return last;
  }

  /** Records that a statement begins. */
  public void runs(Running statement) {
    last = statement;
    statement.statement().ranOn(database.name());
  }
}
