package io.groundspeed.query;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import io.groundspeed.postgres.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The texts of statements, by hash. */
@ApplicationScoped
public class QueryTexts {
  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected QueryTexts() {}

  /** For callers outside the container, which end the transaction themselves. */
  public QueryTexts(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Returns the known texts by hash. The map accepts a lookup of null, the hash of named work, and
   * returns nothing for it.
   *
   * @throws Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public Map<String, QueryText> of(Collection<String> hashes) {
    if (hashes.isEmpty()) {
      return new HashMap<>(); // unlike Map.of(), it allows a lookup of null
    }
    return Reads.list(
            entities
                .createQuery(
                    "SELECT f FROM QueryFingerprint f WHERE f.queryHash IN (:hashes)",
                    QueryFingerprint.class)
                .setParameter("hashes", hashes))
        .stream()
        .collect(Collectors.toMap(QueryFingerprint::queryHash, QueryFingerprint::text));
  }
}
