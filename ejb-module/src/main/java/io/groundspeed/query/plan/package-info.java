/**
 * PostgreSQL's generic plan for a recorded statement, without running it, on the database where it
 * ran, and the plans that it had before.
 *
 * <p>Tables: {@code query_plans}. Start from {@link io.groundspeed.query.plan.Plans}.
 */
package io.groundspeed.query.plan;
