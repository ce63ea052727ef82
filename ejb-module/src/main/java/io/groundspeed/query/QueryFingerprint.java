package io.groundspeed.query;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The text of a statement, with its literals replaced by {@code ?}, once for all executions. */
@Entity
@Table(name = "query_fingerprints")
class QueryFingerprint {
  @Id private String queryHash;
  private String queryText;
  private Instant firstSeenAt;
  private Instant lastSeenAt;

  protected QueryFingerprint() {}

  QueryFingerprint(String queryHash, String queryText, Instant firstSeenAt) {
    this.queryHash = queryHash;
    this.queryText = queryText;
    this.firstSeenAt = firstSeenAt;
    this.lastSeenAt = firstSeenAt;
  }

  void seen(Instant at) {
    lastSeenAt = at;
  }

  String queryHash() {
    return queryHash;
  }

  String queryText() {
    return queryText;
  }

  Instant firstSeenAt() {
    return firstSeenAt;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }
}
