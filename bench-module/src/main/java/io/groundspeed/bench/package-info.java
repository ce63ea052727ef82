/**
 * Benchmarks that compare Groundspeed with alternatives and limits in one run, interleaved, and
 * report the ratio. They are not part of the tests. Start from {@link
 * io.groundspeed.bench.Benchmarks}.
 */
package io.groundspeed.bench;
