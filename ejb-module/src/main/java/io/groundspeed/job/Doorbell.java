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
import org.jspecify.annotations.Nullable;

/** Sends wake-ups to this node's runner when jobs were committed. Thread-safe. */
@ApplicationScoped
public class Doorbell {
  private static final Logger LOG = Logger.getLogger(Doorbell.class.getName());

  private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();

  /**
   * A wake-up: jobs are new or waiting again.
   *
   * @param due when the first of them is due; null means now
   * @param id of the job, if it is a single new one; else null
   * @param lanes the lanes in which they wait; empty if unknown
   */
  public record Committed(@Nullable Instant due, @Nullable Long id, Set<Lane> lanes) {
    static Committed one(long id, NewJob job) {
      return new Committed(job.scheduledAt(), id, Set.of(Lane.of(job)));
    }

    static Committed many(Collection<NewJob> jobs) {
      return new Committed(
          null, null, jobs.stream().map(Lane::of).collect(Collectors.toUnmodifiableSet()));
    }

    /** Jobs of unknown lanes, due now. */
    static Committed some() {
      return some(null);
    }

    /** Jobs of unknown lanes, due at the given time; null means now. */
    static Committed some(@Nullable Instant due) {
      return new Committed(due, null, Set.of());
    }
  }

  /**
   * Registers a listener.
   *
   * @param listener must return quickly
   */
  public void onRing(Consumer<Committed> listener) {
    listeners.add(listener);
  }

  /** Sends a wake-up to all listeners. Called after a commit. */
  void ring(Committed jobs) {
    for (Consumer<Committed> listener : listeners) {
      try {
        listener.accept(jobs);
      } catch (RuntimeException e) {
        // The jobs are already committed, so the caller must not see a failure.
        LOG.log(Level.WARNING, "The runner was not told of new jobs; it will find them", e);
      }
    }
  }
}
