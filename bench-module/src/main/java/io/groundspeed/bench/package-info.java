/**
 * Benchmarks that put ours beside peers and limits in one run, interleaved, and quote the ratio. No
 * part of the tests. Start from {@link io.groundspeed.bench.Benchmarks}.
 */
package io.groundspeed.bench;
