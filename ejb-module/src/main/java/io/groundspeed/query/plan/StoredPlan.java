package io.groundspeed.query.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A row of {@code query_plans}; written by {@link PlanHistory}. */
@Entity
@Immutable
@Table(name = "query_plans")
@NamedQuery(
    name = StoredPlan.OF_QUERY,
    query =
        """
        SELECT new io.groundspeed.query.plan.SeenPlan(
                 p.id.database, p.id.planHash, p.planText, p.totalCost, p.firstSeenAt, p.lastSeenAt)
          FROM StoredPlan p
         WHERE p.id.queryHash = :hash
         ORDER BY p.lastSeenAt DESC, p.firstSeenAt DESC
        """)
class StoredPlan {
  /** The plans of a statement, latest first. */
  static final String OF_QUERY = "StoredPlan.ofQuery";

  @EmbeddedId private Key id;
  private String planText;
  private double totalCost;
  private Instant firstSeenAt;
  private Instant lastSeenAt;

  /** For Hibernate. */
  protected StoredPlan() {}

  Key id() {
    return id;
  }

  /** What identifies a plan of a statement. */
  @Embeddable
  record Key(String queryHash, String database, String planHash) implements Serializable {}
}
