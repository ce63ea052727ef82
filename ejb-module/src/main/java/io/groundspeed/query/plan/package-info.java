/**
 * How PostgreSQL would run a statement that was seen: its generic plan, on demand, without running
 * it, and what the catalogue knows of the tables in it.
 *
 * <p>No tables. Start from {@link io.groundspeed.query.plan.Plans}.
 */
package io.groundspeed.query.plan;
