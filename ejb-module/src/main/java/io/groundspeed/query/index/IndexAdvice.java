package io.groundspeed.query.index;

import io.groundspeed.probe.sql.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code index_advice}. */
@Entity
@Table(name = "index_advice")
@NamedQuery(
    name = IndexAdvice.LATEST,
    query =
        """
        SELECT a FROM IndexAdvice a
         WHERE a.closedAt IS NULL OR a.closedAt >= :since
         ORDER BY a.closedAt DESC NULLS FIRST, a.millisPerDay DESC, a.id
        """)
@NamedQuery(
    name = IndexAdvice.UNFINISHED,
    query =
        """
        SELECT a FROM IndexAdvice a
         WHERE a.closedAt IS NULL AND a.database = :database
         ORDER BY a.id
        """)
class IndexAdvice {
  /** What is open or watched, and what was closed since a time. */
  static final String LATEST = "IndexAdvice.latest";

  /** What is open or watched in a database. */
  static final String UNFINISHED = "IndexAdvice.unfinished";

  private static final String SPACE = " ";

  @Id private String id;
  private String database;

  @Enumerated(EnumType.STRING)
  private Advice.Kind kind;

  private String tableName;
  private String columns;
  private String statement;
  private String reason;
  private double millisPerDay;
  private double writesPerDay;
  private String queries;

  @Enumerated(EnumType.STRING)
  private AdviceState state;

  private Instant firstSeenAt;
  private Instant lastSeenAt;
  private @Nullable Instant doneAt;
  private @Nullable Instant closedAt;

  @Column(name = "p95_before")
  private @Nullable Double p95Before;

  @Column(name = "p95_after")
  private @Nullable Double p95After;

  /** For Hibernate. */
  protected IndexAdvice() {}

  IndexAdvice(Advice advice, Instant now) {
    id = idOf(advice);
    database = advice.database();
    kind = advice.kind();
    tableName = advice.table();
    columns = advice.columns();
    firstSeenAt = now;
    state = AdviceState.OPEN;
    update(advice, now);
  }

  private void update(Advice advice, Instant now) {
    statement = advice.sql();
    reason = advice.reason();
    millisPerDay = advice.millisPerDay();
    writesPerDay = advice.writesPerDay();
    queries = String.join(SPACE, advice.queries());
    lastSeenAt = now;
  }

  /** Returns the id of advice: the same whenever the same index is advised. */
  static String idOf(Advice advice) {
    return Fingerprint.hashOf(
        String.join(
            "\n", advice.database(), advice.kind().name(), advice.table(), advice.columns()));
  }

  /** Updates its figures; closed advice that is given again is open again. */
  void seen(Advice advice, Instant now) {
    update(advice, now);
    if (state.isClosed()) {
      state = AdviceState.OPEN;
      doneAt = null;
      closedAt = null;
      p95Before = null;
      p95After = null;
    }
  }

  void done(Instant now) {
    state = AdviceState.DONE;
    doneAt = now;
  }

  void measured(double before, double after) {
    p95Before = before;
    p95After = after;
  }

  void close(AdviceState as, Instant now) {
    state = as;
    closedAt = now;
  }

  boolean isUnseenFor(Duration time, Instant now) {
    return lastSeenAt.plus(time).isBefore(now);
  }

  String id() {
    return id;
  }

  AdviceState state() {
    return state;
  }

  @Nullable Instant doneAt() {
    return doneAt;
  }

  Advice advice() {
    return new Advice(
        kind,
        database,
        tableName,
        columns,
        statement,
        reason,
        millisPerDay,
        writesPerDay,
        queries.isEmpty() ? List.of() : List.of(queries.split(SPACE)));
  }

  StoredAdvice stored() {
    return new StoredAdvice(
        id, advice(), state, firstSeenAt, lastSeenAt, doneAt, closedAt, p95Before, p95After);
  }
}
