package io.groundspeed.query.plan;

import io.groundspeed.postgres.BoundedRead;
import io.groundspeed.postgres.Reads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The plans that statements had over time, in {@code query_plans}. Thread-safe. */
@ApplicationScoped
public class PlanHistory {
  /** Maximum number of plans that are read of a statement, the latest. */
  static final int MOST = 20;

  /** Native, because several nodes may see the same plan first. */
  private static final String WRITE =
      """
      INSERT INTO groundspeed.query_plans AS p
             (query_hash, database, plan_hash, plan_text, total_cost, first_seen_at, last_seen_at)
      VALUES (?1, ?2, ?3, ?4, ?5, groundspeed.clock(), groundspeed.clock())
          ON CONFLICT ON CONSTRAINT pk_query_plans DO UPDATE
         SET plan_text    = excluded.plan_text,
             total_cost   = excluded.total_cost,
             last_seen_at = greatest(excluded.last_seen_at, p.last_seen_at)
      """;

  @PersistenceContext private EntityManager entities;

  /** For the container. */
  protected PlanHistory() {}

  PlanHistory(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * Adds a plan that was just read, or records that it was seen again. A refusal is left out.
   *
   * @param query the hash of the statement
   * @param database host, port and name
   * @throws RuntimeException if it can't be written now
   */
  @BoundedRead
  public void seen(String query, String database, QueryPlan plan) {
    PlanTree tree = plan.tree();
    if (tree != null) {
      entities
          .createNativeQuery(WRITE)
          .setParameter(1, query)
          .setParameter(2, database)
          .setParameter(3, tree.hash())
          .setParameter(4, plan.text())
          .setParameter(5, tree.cost())
          .executeUpdate();
    }
  }

  /**
   * Returns the plans of a statement, the latest first, at most 20.
   *
   * @param query the hash of the statement
   * @throws io.groundspeed.postgres.Unavailable if the database is unavailable or slow
   */
  @BoundedRead
  public List<SeenPlan> of(String query) {
    return Reads.list(
        entities
            .createNamedQuery(StoredPlan.OF_QUERY, SeenPlan.class)
            .setParameter("hash", query)
            .setMaxResults(MOST));
  }
}
