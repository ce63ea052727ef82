/**
 * What measuring costs the measured application: the platform's own pages, with the probe, without,
 * and with another monitor in its place.
 */
package io.groundspeed.bench.throughput;
