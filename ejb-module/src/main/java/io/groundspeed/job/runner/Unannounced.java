package io.groundspeed.job.runner;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs committed on this node that were not announced to other nodes, because this node has workers
 * for them: a wake-up would only make every other node search in vain. Thread-safe.
 */
final class Unannounced {
  /** With more jobs than this, the node has more work than it can run concurrently. */
  private static final int MOST = 20;

  private final Set<Long> jobs = ConcurrentHashMap.newKeySet();
  private final Notices notices;

  Unannounced(Notices notices) {
    this.notices = notices;
  }

  /** Adds a job committed here. Called before the dispatcher is woken for it. */
  void add(long job) {
    if (jobs.size() < MOST) {
      jobs.add(job);
    } else {
      notices.send(job);
    }
  }

  /** Removes a job that needs no wake-up of other nodes. */
  void forget(long job) {
    jobs.remove(job);
  }

  /** Sends wake-ups to other nodes for all remaining jobs, which would have to wait here. */
  void announce() {
    for (Iterator<Long> left = jobs.iterator(); left.hasNext(); ) {
      notices.send(left.next());
      left.remove();
    }
  }
}
