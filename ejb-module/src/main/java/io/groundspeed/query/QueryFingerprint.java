package io.groundspeed.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement with its literals replaced by {@code ?}, stored once for all executions.
 * Read through JPA; written in batches with the samples of its executions.
 */
@Entity
@Immutable
@Table(name = "query_fingerprints")
class QueryFingerprint {
  @Id private String queryHash;
  private String queryText;
  private @Nullable String typedText;
  private @Nullable String database;
  private Instant firstSeenAt;
  private Instant lastSeenAt;

  /** For Hibernate. */
  protected QueryFingerprint() {}

  String queryHash() {
    return queryHash;
  }

  QueryText text() {
    return new QueryText(queryText, typedText, database, lastSeenAt);
  }

  Instant firstSeenAt() {
    return firstSeenAt;
  }
}
