package io.groundspeed.database.activity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code lock_waits}; written by {@link LockWaits}. */
@Entity
@Immutable
@Table(name = "lock_waits")
@NamedQuery(
    name = LockWait.LATEST,
    query =
        """
        SELECT w FROM LockWait w
         WHERE w.lastSeenAt >= :from AND w.firstSeenAt < :to
         ORDER BY w.lastSeenAt DESC, w.id DESC
        """)
class LockWait {
  /** The waits seen in a range, latest first. */
  static final String LATEST = "LockWait.latest";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String database;
  private int waiterPid;
  private Instant waiterSince;
  private int holderPid;
  private int rootPid;
  private int depth;
  private @Nullable String lockMode;
  private @Nullable String relation;
  private @Nullable String waiterDeployment;
  private String waiterName;
  private @Nullable String waiterCall;
  private @Nullable String waiterQuery;
  private @Nullable String waiterStatement;
  private @Nullable String waiterPlace;
  private @Nullable String holderDeployment;
  private String holderName;
  private @Nullable String holderCall;
  private @Nullable String holderQuery;
  private @Nullable String holderStatement;
  private @Nullable String holderPlace;
  private @Nullable String holderState;
  private @Nullable Instant holderSince;
  private Instant firstSeenAt;
  private Instant lastSeenAt;
  private boolean ended;
  private @Nullable String deadlock;
  private boolean deadlockVictim;

  /** For Hibernate. */
  protected LockWait() {}

  LockWaiting waiting() {
    return new LockWaiting(
        database,
        new LockSide(
            waiterPid,
            waiterDeployment,
            waiterName,
            waiterCall,
            waiterQuery,
            waiterStatement,
            waiterPlace),
        waiterSince,
        new LockSide(
            holderPid,
            holderDeployment,
            holderName,
            holderCall,
            holderQuery,
            holderStatement,
            holderPlace),
        holderState,
        holderSince,
        rootPid,
        depth,
        lockMode,
        relation,
        firstSeenAt,
        lastSeenAt,
        ended,
        deadlock,
        deadlockVictim);
  }
}
