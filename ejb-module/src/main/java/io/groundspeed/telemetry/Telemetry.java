package io.groundspeed.telemetry;

import io.groundspeed.shared.Environment;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.flush.Flusher;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.ServedPages;
import io.groundspeed.telemetry.intake.TelemetrySettings;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.telemetry.sketch.SketchReader;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Runs the pipeline on this node: starts the flusher, folds and cleans up on timers, and drains the
 * pipeline on shutdown. The timers fire on every node; an advisory lock lets only one node fold.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Telemetry {
  private static final Logger LOG = Logger.getLogger(Telemetry.class.getName());
  private static final Duration DRAIN = Duration.ofSeconds(4);
  private static final int ANSWERING = 4;

  /** A separate small pool, so that an exhausted application pool can't block the flusher. */
  @Inject @io.groundspeed.postgres.Telemetry private DataSource dataSource;

  @Resource private ManagedThreadFactory threads;
  @Inject private InstantSource time;

  private Pipeline pipeline;
  private RawShares rawShares;
  private final Losses losses = new Losses();
  private List<Thread> flushers;
  private ExecutorService answers;

  @PostConstruct
  void start() {
    TelemetrySettings settings = TelemetrySettings.of(Environment.ofProcess());
    // Not the managed executor, which would propagate the context of a flush to every answer.
    answers = Executors.newFixedThreadPool(ANSWERING, threads);
    pipeline = new Pipeline(dataSource, time, settings, answers);
    rawShares = RawShares.of(Environment.ofProcess(), time);
    try {
      pipeline.prepare();
      rawShares.resume(dataSource);
    } catch (SQLException e) {
      throw new IllegalStateException("The telemetry tables can't be used: " + e.getMessage(), e);
    }
    flushers =
        java.util.stream.Stream.generate(() -> threads.newThread(pipeline.flusher()))
            .limit(Flusher.THREADS)
            .toList();
    flushers.forEach(flusher -> flusher.setName("groundspeed-flusher"));
    flushers.forEach(Thread::start);
  }

  @PreDestroy
  void stop() {
    pipeline.intake().close();
    try {
      long until = System.nanoTime() + DRAIN.toNanos();
      for (Thread flusher : flushers) {
        flusher.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    flushers.forEach(Thread::interrupt);
    answers.shutdown();
  }

  @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
  void fold() {
    losses.note(pipeline.accounting().balance(), time.instant());
    quietly("Folding deltas", pipeline::foldWhenDue);
  }

  @Schedule(hour = "*", minute = "7", persistent = false)
  void createAhead() {
    quietly("Creating partitions", pipeline.retention()::createAhead);
  }

  @Schedule(hour = "3", minute = "37", timezone = "UTC", persistent = false)
  void removeOld() {
    quietly("Removing old telemetry", pipeline.retention()::removeOld);
  }

  /** Returns the intake for acknowledged samples. */
  @Produces
  public Intake intake() {
    return pipeline.intake();
  }

  /** Returns the event counts of this process. */
  @Produces
  public Accounting accounting() {
    return pipeline.accounting();
  }

  /** Returns the limiter of distinct texts. */
  @Produces
  public Cardinality cardinality() {
    return pipeline.cardinality();
  }

  /** Returns the pages that this server has served. */
  @Produces
  public ServedPages servedPages() {
    return pipeline.servedPages();
  }

  /** Returns the limits of the raw logs that visitors fill. */
  @Produces
  public RawShares rawShares() {
    return rawShares;
  }

  /** Returns the reader of sketches. */
  @Produces
  public SketchReader sketches() {
    return pipeline.reader();
  }

  /** Returns the current state and cost of the pipeline. */
  @RolesAllowed("admin")
  public PipelineState state() {
    return pipeline.state();
  }

  /** Returns the events that this process lost in a range. */
  @RolesAllowed("admin")
  public Losses.Loss losses(TimeRange range) {
    losses.note(pipeline.accounting().balance(), time.instant());
    return losses.in(range);
  }

  private static void quietly(String what, Work work) {
    try {
      work.run();
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.WARNING, "{0} failed and will be tried again: {1}", new Object[] {what, e});
    }
  }

  private interface Work {
    /** Does the work. */
    void run() throws SQLException;
  }
}
