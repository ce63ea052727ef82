package io.groundspeed.database.activity;

import io.groundspeed.database.wait.WaitClass;
import io.groundspeed.database.wait.WaitSegment;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.telemetry.gather.Gathered;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts in how many samples a session was active, by what it waited for, query and caller. One
 * count is about one second of one session. Thread-safe.
 */
@ApplicationScoped
public class WaitCounts implements Source {
  /** Maximum number of distinct counts between two drains; beyond it, callers are not separate. */
  static final int MOST = 2_000;

  private InstantSource time;
  private Map<Key, Integer> counts = new HashMap<>();

  /** For the container. */
  protected WaitCounts() {}

  @Inject
  WaitCounts(InstantSource time) {
    this.time = time;
  }

  private record Key(String name, String detail, WaitSegment segment) {}

  /** Adds a sample. */
  void add(String database, Snapshot snapshot, ActivityClients clients) {
    for (Backend backend : snapshot.backends()) {
      if (backend.isActive() && isOurs(snapshot, clients, backend)) {
        Caller caller = clients.caller(backend);
        add(
            new Key(
                WaitClass.of(backend.waitType()).getWord(),
                clients.query(backend),
                WaitSegment.of(
                    caller.deployment(), caller.endpoint(), database, backend.waitEvent())));
      }
    }
    if (snapshot.first()) {
      add(new Key(WaitSegment.SAMPLES, database, WaitSegment.of("", "", database, null)));
    }
  }

  /** Sessions that no node measures are counted by the first node. */
  private static boolean isOurs(Snapshot snapshot, ActivityClients clients, Backend backend) {
    return clients.measures(backend)
        || (snapshot.first() && !snapshot.elsewhere().contains(backend.leader()));
  }

  private synchronized void add(Key key) {
    boolean room = counts.size() < MOST || counts.containsKey(key);
    counts.merge(room ? key : other(key), 1, Integer::sum);
  }

  private static Key other(Key key) {
    return new Key(
        key.name(),
        Subject.OTHER,
        WaitSegment.of(key.segment().deployment(), Subject.OTHER, key.segment().database(), null));
  }

  @Override
  public void drainInto(Gathered batch) {
    Instant now = time.instant();
    taken().forEach((key, count) -> count(batch, key, count, now));
  }

  private synchronized Map<Key, Integer> taken() {
    Map<Key, Integer> taken = counts;
    counts = new HashMap<>();
    return taken;
  }

  private static void count(Gathered batch, Key key, int count, Instant now) {
    Sketch seconds = new Sketch();
    seconds.add(0, null, count);
    batch.count(
        Stream.WAIT,
        key.segment().deployment(),
        new Subject(key.name(), key.detail()),
        key.segment().text(),
        now,
        seconds);
  }
}
