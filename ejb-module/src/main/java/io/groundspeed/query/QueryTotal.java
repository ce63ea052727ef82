package io.groundspeed.query;

/** The totals of all statements. Times are in milliseconds, NaN if there were none. */
public record QueryTotal(long calls, double averageMs, double p95) {}
