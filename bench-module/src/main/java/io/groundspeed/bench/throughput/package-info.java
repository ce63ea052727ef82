/**
 * What measuring costs the measured application: pages of the platform, and pages of the {@link
 * io.groundspeed.bench.shop shop} that run statements, with the probe, without, and with another
 * monitor in its place.
 */
package io.groundspeed.bench.throughput;
