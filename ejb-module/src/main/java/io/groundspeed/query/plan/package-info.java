/**
 * PostgreSQL's generic plan for a recorded statement, on demand and without running it, and
 * catalogue information about its tables.
 *
 * <p>No tables. Start from {@link io.groundspeed.query.plan.Plans}.
 */
package io.groundspeed.query.plan;
