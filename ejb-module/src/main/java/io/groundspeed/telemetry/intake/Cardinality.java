package io.groundspeed.telemetry.intake;

import io.groundspeed.page.Sender;
import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of distinct texts that are counted separately. For texts sent by clients, these
 * are the first N of a UTC day; for texts of deployments, N per deployment at a time. All others
 * are counted as {@link Subject#OTHER}. Thread-safe.
 */
public final class Cardinality {
  /**
   * A detail is part of a key, and PostgreSQL rejects index entries of more than 2,704 bytes
   * (https://www.postgresql.org/docs/18/btree.html). A single one would block every fold.
   */
  private static final int LONGEST_DETAIL_BYTES = 512;

  /**
   * The storage cost of a name when it is first counted in a day, and in a minute: its rows in
   * {@code telemetry_sketch} by minute, hour and day, for its segment and for the total, and their
   * entries in two indexes. Measured.
   */
  private static final int NEW_CELL_BYTES = 2_000;

  private static final int KNOWN_CELL_BYTES = 500;

  /**
   * Maximum number of deployments counted separately, and of sets of details remembered at a time.
   */
  private static final int DEPLOYMENTS = 500;

  private final InstantSource time;
  private final int perDay;
  private final ClientShares clients;
  private final LongAdder others = new LongAdder();
  private final Map<String, LongAdder> othersOf = new ConcurrentHashMap<>();

  /** By stream and deployment. */
  private final Map<String, RecentDetails> recent = new LruMap<>(DEPLOYMENTS);

  private volatile Day day = new Day(Long.MIN_VALUE);

  public Cardinality(InstantSource time, int perDay) {
    this.time = time;
    this.perDay = perDay;
    clients = new ClientShares(time);
  }

  /** Returns the clients' shares of the limits. */
  public ClientShares clients() {
    return clients;
  }

  /**
   * Returns the text itself, or {@link Subject#OTHER} if the day's limit is reached.
   *
   * @param kind the kind of text; each kind is limited separately
   * @param limit maximum number of distinct texts of this kind
   */
  public String admit(String kind, String text, int limit) {
    Seen seen = today().kinds.computeIfAbsent(kind, absent -> new Seen());
    if (seen.texts.contains(text)) {
      return text;
    }
    if (seen.count.getAndIncrement() < limit) {
      seen.texts.add(text);
      return text;
    }
    seen.count.decrementAndGet();
    return other();
  }

  private String other() {
    others.increment();
    return Subject.OTHER;
  }

  private static boolean isLong(String detail) {
    int length = detail.length();
    return length > LONGEST_DETAIL_BYTES
        || length * 3 > LONGEST_DETAIL_BYTES
            && detail.getBytes(StandardCharsets.UTF_8).length > LONGEST_DETAIL_BYTES;
  }

  /**
   * Returns the name under which a sample is counted: the text itself if it was served, is already
   * counted separately today, or the sender may introduce it; otherwise {@link Subject#OTHER}.
   *
   * @param sender null if there is no limit
   * @param served whether the server itself served the text, which is then exempt from the limit;
   *     called only for texts not yet counted separately
   * @param perClient maximum number of new texts that one client may introduce per UTC day
   * @param cells number of sketches per minute that the text may have
   */
  public String introduce(
      Stream stream,
      String text,
      @Nullable Sender sender,
      BooleanSupplier served,
      int perClient,
      int cells) {
    if (isLong(text)) {
      return other();
    }
    Seen seen = today().kinds.computeIfAbsent(stream.name(), absent -> new Seen());
    boolean known = seen.texts.contains(text);
    if (sender != null
        && !sender.pay(text, (long) cells * (known ? KNOWN_CELL_BYTES : NEW_CELL_BYTES))) {
      return other();
    }
    if (known) {
      return text;
    }
    if (served.getAsBoolean()) {
      seen.texts.add(text);
      return text;
    }
    return sender == null || clients.mayUse(sender.network(), stream.name(), text, perClient)
        ? admit(stream.name(), text, perDay)
        : other();
  }

  /** Returns whether a text of a kind is counted separately today. */
  public boolean isKnown(String kind, String text) {
    Seen seen = today().kinds.get(kind);
    return seen != null && seen.texts.contains(text);
  }

  /**
   * Returns how many names were counted as {@link Subject#OTHER} since this process started: one
   * per page view or asset for introduced names, otherwise one per sample.
   */
  public long others() {
    return others.sum();
  }

  /**
   * Returns the subject under which values are counted.
   *
   * @param deployment whose limit applies
   */
  public Subject bound(Stream stream, String deployment, Subject subject, Instant now) {
    String detail = subject.detail();
    if (detail.equals(Subject.OTHER)) {
      return subject; // already counted when it was named
    }
    boolean kept = !isLong(detail) && recent(stream, deployment).admit(detail, now);
    if (!kept) {
      countOther(deployment);
    }
    return kept ? subject : new Subject(subject.name(), Subject.OTHER);
  }

  private void countOther(String deployment) {
    others.increment();
    boolean apart = othersOf.containsKey(deployment) || othersOf.size() < DEPLOYMENTS;
    othersOf
        .computeIfAbsent(apart ? deployment : Subject.OTHER, absent -> new LongAdder())
        .increment();
  }

  private RecentDetails recent(Stream stream, String deployment) {
    synchronized (recent) {
      return recent.computeIfAbsent(
          stream.name() + ' ' + deployment, absent -> new RecentDetails(perDay));
    }
  }

  /** Returns how often something of each deployment was counted as {@link Subject#OTHER}. */
  public Map<String, Long> othersByDeployment() {
    Map<String, Long> counts = new TreeMap<>();
    othersOf.forEach((deployment, count) -> counts.put(deployment, count.sum()));
    return counts;
  }

  /** Returns the subject, with {@code (other)} as its detail if the day's limit is reached. */
  public Subject bound(Stream stream, Subject subject) {
    if (subject.detail().equals(Subject.OTHER)) {
      return subject; // already counted when it was named
    }
    String detail =
        isLong(subject.detail()) ? other() : admit(stream.name(), subject.detail(), perDay);
    return detail.equals(subject.detail()) ? subject : new Subject(subject.name(), detail);
  }

  /** Returns the sample, with {@code (other)} as its detail if the day's limit is reached. */
  public Sample bound(Sample sample) {
    Subject subject = bound(sample.stream(), sample.subject());
    return subject == sample.subject()
        ? sample
        : new Sample(
            sample.stream(),
            subject,
            sample.segment(),
            sample.value(),
            sample.rating(),
            sample.time(),
            sample.identity(),
            sample.row());
  }

  /**
   * Restores a detail that was counted separately earlier today, so that a restart does not reset
   * the count.
   */
  public void remember(Stream stream, String detail) {
    admit(stream.name(), detail, perDay);
  }

  private Day today() {
    Instant now = time.instant();
    long number = Resolution.DAY.startOf(now);
    Day current = day;
    if (current.start != number) {
      current = new Day(number);
      day = current;
    }
    return current;
  }

  private static final class Day {
    final long start;
    final ConcurrentHashMap<String, Seen> kinds = new ConcurrentHashMap<>();

    Day(long start) {
      this.start = start;
    }
  }

  private static final class Seen {
    final Set<String> texts = ConcurrentHashMap.newKeySet();
    final AtomicInteger count = new AtomicInteger();
  }
}
