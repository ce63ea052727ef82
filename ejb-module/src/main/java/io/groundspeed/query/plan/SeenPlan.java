package io.groundspeed.query.plan;

import java.time.Instant;

/**
 * A plan that PostgreSQL had for a statement when it was asked.
 *
 * @param database host, port and name
 * @param hash see {@link PlanTree#hash}
 * @param text as PostgreSQL writes it, when it was seen last
 * @param cost of the whole plan when it was seen last, in PostgreSQL's units
 */
public record SeenPlan(
    String database,
    String hash,
    String text,
    double cost,
    Instant firstSeenAt,
    Instant lastSeenAt) {}
