/**
 * What measuring a statement costs: ours beside the drivers and wrappers of others, over a driver
 * that does nothing and over PostgreSQL. Start from {@link
 * io.groundspeed.bench.statement.StatementBenchmark}.
 */
package io.groundspeed.bench.statement;
