/**
 * What measuring a statement and a request costs: ours beside the wrappers of others, over a driver
 * that does nothing and over PostgreSQL. Start from {@link
 * io.groundspeed.bench.statement.ProbeBenchmark}.
 */
package io.groundspeed.bench.statement;
