package io.groundspeed.job.runner;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Jobs committed on this node that the others were not told of, since it has a worker for them
 * itself: a notice would only make every other node ask for what is gone. Thread-safe.
 */
final class Untold {
  /** With more, this node has more to do than it can do at once. */
  private static final int MOST = 20;

  private final Set<Long> jobs = ConcurrentHashMap.newKeySet();
  private final Notices notices;

  Untold(Notices notices) {
    this.notices = notices;
  }

  /** That job was committed here; called before the dispatcher is woken for it. */
  void add(long job) {
    if (jobs.size() < MOST) {
      jobs.add(job);
    } else {
      notices.send(job);
    }
  }

  /** Nobody else need know of that job. */
  void forget(long job) {
    jobs.remove(job);
  }

  /** Lets the others know of all that are left: here they have to wait. */
  void tell() {
    for (Iterator<Long> left = jobs.iterator(); left.hasNext(); ) {
      notices.send(left.next());
      left.remove();
    }
  }
}
