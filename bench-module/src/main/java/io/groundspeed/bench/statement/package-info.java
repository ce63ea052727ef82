/**
 * Compares the cost of measuring a statement and a request with that of other wrappers, over a
 * no-op driver and over PostgreSQL. Start from {@link
 * io.groundspeed.bench.statement.ProbeBenchmark}.
 */
package io.groundspeed.bench.statement;
