package io.groundspeed.query;

/** All statements together; times are in milliseconds, NaN where there were none. */
public record QueryTotal(long calls, double averageMs, double p95) {}
