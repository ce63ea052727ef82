/**
 * Trivial jobs, in turn by Groundspeed and by three other queues on the same database.
 *
 * <p>Start from {@code JobBenchmark}. Groundspeed runs as it ships, in its server, with the
 * handlers of {@code fixture} in the EAR; the others run in the JVM of the benchmark, with a pool
 * of their own and nothing else beside them.
 */
package io.groundspeed.bench.job;
