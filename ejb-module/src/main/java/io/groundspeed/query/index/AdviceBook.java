package io.groundspeed.query.index;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes {@code index_advice}. */
@ApplicationScoped
public class AdviceBook {
  /** Maximum number returned, what is open first. */
  public static final int MOST = 200;

  /** PostgreSQL does not know when an index was created, and a new one was not used either. */
  private static final Duration WATCHED_BEFORE = Duration.ofDays(7);

  /** The figures of two days are read for each. */
  private static final int MOST_WATCHED = 20;

  private static final Duration KEPT = Duration.ofDays(30);

  /** A look can miss a statement whose table is locked, and a workload differs by the hour. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected AdviceBook() {}

  AdviceBook(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns what is open, watched, or was closed in the last 30 days, at most {@link #MOST}.
   *
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public List<StoredAdvice> latest(Instant now) {
    return Reads.list(
            entities
                .createNamedQuery(IndexAdvice.LATEST, IndexAdvice.class)
                .setParameter("since", now.minus(KEPT))
                .setMaxResults(MOST))
        .stream()
        .map(IndexAdvice::stored)
        .filter(advice -> !isTooNew(advice, now))
        .toList();
  }

  private static boolean isTooNew(StoredAdvice stored, Instant now) {
    return stored.advice().kind() == Advice.Kind.DROP
        && stored.firstSeenAt().plus(WATCHED_BEFORE).isAfter(now);
  }

  /** Stores what a look at a database found; advice that was not found for a day is closed. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void found(String database, Findings findings, Instant now) {
    Map<String, IndexAdvice> known = new HashMap<>();
    unfinished(database).forEach(advice -> known.put(advice.id(), advice));
    for (Advice advice : findings.advice()) {
      String id = IndexAdvice.idOf(advice);
      known.remove(id);
      IndexAdvice stored = entities.find(IndexAdvice.class, id, LockModeType.PESSIMISTIC_WRITE);
      if (stored == null) {
        entities.persist(new IndexAdvice(advice, now));
      } else {
        stored.seen(advice, now);
      }
    }
    known.values().forEach(advice -> missing(advice, findings, now));
  }

  /** Somebody may have created the index without saying so. */
  private static void missing(IndexAdvice stored, Findings findings, Instant now) {
    Advice advice = stored.advice();
    boolean create = advice.kind() == Advice.Kind.CREATE;
    if (stored.state() == AdviceState.OPEN
        && create
        && findings.existing().contains(Findings.key(advice.table(), advice.columns()))) {
      stored.done(now);
    } else if ((stored.state() == AdviceState.OPEN || !create)
        && stored.isUnseenFor(FORGOTTEN, now)) {
      stored.close(AdviceState.GONE, now);
    }
  }

  private List<IndexAdvice> unfinished(String database) {
    return entities
        .createNamedQuery(IndexAdvice.UNFINISHED, IndexAdvice.class)
        .setParameter("database", database)
        .getResultList();
  }

  /**
   * Records that advice was followed.
   *
   * @return false if it is not open
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean done(String id, Instant now) {
    IndexAdvice stored = entities.find(IndexAdvice.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (stored == null || stored.state() != AdviceState.OPEN) {
      return false;
    }
    stored.done(now);
    return true;
  }

  /** Returns the advice of a database whose statements are watched, at most 20, followed first. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<StoredAdvice> watched(String database) {
    return unfinished(database).stream()
        .filter(advice -> advice.state() == AdviceState.DONE)
        .map(IndexAdvice::stored)
        .sorted(Comparator.comparing(AdviceBook::followed))
        .limit(MOST_WATCHED)
        .toList();
  }

  private static Instant followed(StoredAdvice advice) {
    return advice.doneAt() == null ? Instant.MAX : advice.doneAt();
  }

  /** Stores what the statements of watched advice did since it was followed. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void watched(String id, Watched watched, Instant now) {
    IndexAdvice stored = entities.find(IndexAdvice.class, id, LockModeType.PESSIMISTIC_WRITE);
    Instant done = stored == null ? null : stored.doneAt();
    if (stored != null && done != null && stored.state() == AdviceState.DONE) {
      if (watched.isKnown()) {
        stored.measured(watched.before(), watched.after());
      }
      watched.verdict(Duration.between(done, now)).ifPresent(verdict -> stored.close(verdict, now));
    }
  }
}
