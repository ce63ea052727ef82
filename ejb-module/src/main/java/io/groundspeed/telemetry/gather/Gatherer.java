package io.groundspeed.telemetry.gather;

import io.groundspeed.postgres.HeldConnection;
import io.groundspeed.telemetry.flush.FailureLog;
import io.groundspeed.telemetry.intake.Cardinality;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Drains the sources every second and writes their data. Sources never wait for it. While the
 * database is unavailable, counts accumulate here, and rows beyond a limit are dropped and counted.
 */
public final class Gatherer implements Runnable {
  private static final Logger LOG = Logger.getLogger(Gatherer.class.getName());
  private static final long EVERY_MILLIS = 1_000;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_SKETCHES = 50_000;

  private final List<Source> sources;
  private final Cardinality cardinality;
  private final GatheringFigures figures;
  private final FailureLog failures = new FailureLog("Failed writes of what was gathered");
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final HeldConnection connection;
  private final GatheredWriter writer;
  private Gathered waiting;

  /**
   * The batch that could not be written yet. It is written again unchanged, because it may already
   * be stored.
   */
  private @Nullable Gathered writing;

  public Gatherer(
      List<Source> sources,
      Cardinality cardinality,
      DataSource dataSource,
      String node,
      GatheringFigures figures) {
    this.sources = sources;
    this.cardinality = cardinality;
    this.figures = figures;
    connection = new HeldConnection(dataSource);
    writer = new GatheredWriter(connection, node, figures);
    waiting = new Gathered(cardinality);
  }

  /** Runs until {@link #stop}, and once more after it. */
  @Override
  public void run() {
    try {
      boolean last;
      do {
        last = stopped.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
        gather();
      } while (!last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connection.letGo();
    }
  }

  /** Stops after one more run. */
  public void stop() {
    stopped.countDown();
  }

  /** Drains the sources and writes the data. */
  void gather() {
    long before = waiting.events();
    for (Source source : sources) {
      try {
        source.drainInto(waiting);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "A source can't be read", e);
      }
    }
    figures.received(waiting.events() - before);
    bound();
    write();
  }

  private void bound() {
    List<Gathered.Kept> rows = waiting.rows();
    if (rows.size() > MOST_ROWS) {
      figures.droppedRows(rows.size() - MOST_ROWS);
      rows.subList(0, rows.size() - MOST_ROWS).clear();
    }
    if (waiting.deltas().size() > MOST_SKETCHES) {
      figures.lost(waiting.events());
      waiting = new Gathered(cardinality);
    }
  }

  private void write() {
    if (writing == null) {
      if (waiting.isEmpty()) {
        return;
      }
      writing = waiting;
      waiting = new Gathered(cardinality);
    }
    try {
      writer.store(writing);
      figures.stored(writing.events());
      writing = null;
    } catch (SQLException | RuntimeException e) {
      figures.failed();
      failures.report(e);
    }
  }
}
