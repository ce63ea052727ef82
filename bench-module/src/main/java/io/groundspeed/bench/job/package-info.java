/**
 * Trivial jobs, in turn with Groundspeed and three other queues on the same database.
 *
 * <p>Groundspeed runs as it is shipped, in its server, with the handlers of {@code fixture} in the
 * EAR. The others run in the benchmark's JVM with a separate pool and nothing else. Start from
 * {@code JobBenchmark}.
 */
package io.groundspeed.bench.job;
