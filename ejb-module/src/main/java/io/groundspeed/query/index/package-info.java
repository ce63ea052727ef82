/**
 * Index advice from the workload: for each table of a measured database, the smallest set of
 * indexes that serves the statements which applications run, and the indexes that only cost writes.
 *
 * <p>Its table is {@code index_advice}. Start from {@code IndexAdvisor}.
 */
package io.groundspeed.query.index;
