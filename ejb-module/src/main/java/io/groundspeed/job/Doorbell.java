package io.groundspeed.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells this node's runner that jobs were committed. Thread-safe. */
@ApplicationScoped
public class Doorbell {
  private final List<Consumer<Instant>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Adds one who wants to hear.
   *
   * @param listener gets the time at which the first of the new jobs is due, null for now; must
   *     return at once
   */
  public void onRing(Consumer<Instant> listener) {
    listeners.add(listener);
  }

  /** Called after a commit. */
  void ring(Instant due) {
    listeners.forEach(listener -> listener.accept(due));
  }
}
