/**
 * Measures what the probe costs the measured application: with pages of the demo application, and
 * pages of the {@link io.groundspeed.bench.shop shop} that run statements; with the probe, without
 * it, and with another monitor instead.
 */
package io.groundspeed.bench.throughput;
