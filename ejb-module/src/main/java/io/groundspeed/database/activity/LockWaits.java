package io.groundspeed.database.activity;

import io.groundspeed.probe.session.Deadlock;
import io.groundspeed.telemetry.gather.Gathered;
import io.groundspeed.telemetry.gather.Source;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows lock waits from their first sample to their last, and hands them over to be stored:
 * immediately when they are seen first, and every second while they last. Thread-safe.
 */
@ApplicationScoped
public class LockWaits implements Source {
  /** Maximum number of waits followed at a time; further ones are counted as dropped. */
  static final int MOST = 500;

  private static final int DEEPEST = 50;

  private InstantSource time;
  private final Map<OpenWait.Key, OpenWait> open = new HashMap<>();
  private final Map<OpenWait.Key, OpenWait> changed = new TreeMap<>();

  /** By database, those that ended with the last sample. */
  private final Map<String, List<OpenWait>> justEnded = new HashMap<>();

  private long dropped;

  /** For the container. */
  protected LockWaits() {}

  @Inject
  LockWaits(InstantSource time) {
    this.time = time;
  }

  /**
   * Adds a sample.
   *
   * @param deadlocks those that ended a statement of this node since the last sample
   */
  synchronized void add(
      String database, Snapshot snapshot, ActivityClients clients, List<Deadlock> deadlocks) {
    Instant now = time.instant();
    Set<OpenWait.Key> seen = new HashSet<>();
    Map<Integer, Backend> backends =
        snapshot.backends().stream()
            .collect(Collectors.toMap(Backend::pid, Function.identity(), (one, other) -> one));
    for (Deadlock deadlock : deadlocks) {
      new DeadlockWaits(deadlock, latest(database), backends, clients)
          .ended(UUID.randomUUID().toString())
          .forEach(this::put); // those that were not failed may still wait for one another
    }
    for (Backend waiter : snapshot.backends()) {
      for (int holder : waiter.blockers()) {
        if (waiter.statementStart() != null) {
          OpenWait.Key key =
              new OpenWait.Key(database, waiter.pid(), waiter.statementStart(), holder);
          seen.add(key);
          saw(key, waiter, backends, clients, now);
        }
      }
    }
    end(database, seen);
  }

  private void saw(
      OpenWait.Key key,
      Backend waiter,
      Map<Integer, Backend> backends,
      ActivityClients clients,
      Instant now) {
    OpenWait before = open.get(key);
    if (before == null && open.size() >= MOST) {
      dropped++;
      return;
    }
    Backend holder = backends.get(key.holderPid());
    OpenWait wait =
        new OpenWait(
            key,
            before == null ? clients.side(waiter) : before.waiter(),
            before == null ? side(key.holderPid(), holder, clients) : before.holder(),
            holder == null ? null : holder.state(),
            holder == null ? null : holder.transactionStart(),
            chain(key.holderPid(), backends),
            waiter.lock(),
            waiter.relation(),
            now,
            now,
            false,
            null);
    put(before == null ? wait : before.seenAgain(wait));
  }

  private static LockSide side(int process, @Nullable Backend holder, ActivityClients clients) {
    if (process == 0) {
      return LockSide.PREPARED;
    }
    return holder == null ? LockSide.unknown(process) : clients.side(holder);
  }

  /** Follows the first blocker of each session; a deadlock is a circle until it is broken. */
  private static OpenWait.Chain chain(int holder, Map<Integer, Backend> backends) {
    int root = holder;
    int depth = 1;
    Set<Integer> passed = new HashSet<>();
    Backend at = backends.get(root);
    while (at != null && !at.blockers().isEmpty() && passed.add(root) && depth < DEEPEST) {
      root = at.blockers().get(0);
      depth++;
      at = backends.get(root);
    }
    return new OpenWait.Chain(root, depth);
  }

  private void put(OpenWait wait) {
    open.put(wait.key(), wait);
    changed.put(wait.key(), wait);
  }

  private void end(String database, Set<OpenWait.Key> seen) {
    List<OpenWait> ended = new ArrayList<>();
    for (OpenWait wait : List.copyOf(open.values())) {
      if (wait.key().database().equals(database) && !seen.contains(wait.key())) {
        open.remove(wait.key());
        changed.put(wait.key(), wait.end());
        ended.add(wait);
      }
    }
    justEnded.put(database, ended);
  }

  /** A sample may miss waits that ended in a deadlock before this node knew of the deadlock. */
  private List<OpenWait> latest(String database) {
    List<OpenWait> latest = new ArrayList<>(justEnded.getOrDefault(database, List.of()));
    open.values().stream()
        .filter(wait -> wait.key().database().equals(database))
        .forEach(latest::add);
    Collections.reverse(latest); // the open ones first
    return latest;
  }

  /** Returns how many waits were not followed or stored, because there were too many at a time. */
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public synchronized void drainInto(Gathered batch) {
    if (!changed.isEmpty()) {
      dropped += batch.companion(UnwrittenWaits.class, UnwrittenWaits::new).add(changed.values());
      changed.clear();
    }
  }
}
