package io.groundspeed.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Tells this node's runner that jobs were committed. Thread-safe. */
@ApplicationScoped
public class Doorbell {
  private static final Logger LOG = Logger.getLogger(Doorbell.class.getName());

  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();

  /**
   * New jobs, or such that wait again.
   *
   * @param due when the first of them is; null is now
   * @param id of the job, where it is one and new; else null
   * @param lanes where they wait; empty: it may be any
   */
  public record Committed(Instant due, Long id, Set<Lane> lanes) {
    static Committed one(long id, NewJob job) {
      return new Committed(job.scheduledAt(), id, Set.of(Lane.of(job)));
    }

    static Committed many(Collection<NewJob> jobs) {
      return new Committed(
          null, null, jobs.stream().map(Lane::of).collect(Collectors.toUnmodifiableSet()));
    }

    /** Of jobs that may be any, now. */
    static Committed some() {
      return some(null);
    }

    /** Of jobs that may be any, then. */
    static Committed some(Instant due) {
      return new Committed(due, null, Set.of());
    }
  }

  /**
   * Adds one who wants to hear.
   *
   * @param listener must return at once
   */
  public void onRing(Consumer<Committed> listener) {
    listeners.add(listener);
  }

  /** Called after a commit. */
  void ring(Committed jobs) {
    for (Consumer<Committed> listener : listeners) {
      try {
        listener.accept(jobs);
      } catch (RuntimeException e) {
        // The jobs are committed: who enqueued them must not believe otherwise.
        LOG.log(Level.WARNING, "The runner was not told of new jobs; it will find them", e);
      }
    }
  }
}
