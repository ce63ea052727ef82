package io.groundspeed.query;

import io.groundspeed.telemetry.sketch.Sketch;

/**
 * How often one request runs one statement, over the requests that run it at all.
 *
 * @param method of the requests
 * @param requests that ran it
 * @param share of them that ran it more than once, 0 to 1
 * @param median of the times that one request ran it
 * @param p95 of the times that one request ran it
 */
public record Repeats(String method, long requests, double share, double median, double p95) {
  /** A statement that one request runs this often probably runs once for each of many rows. */
  public static final double MANY = 10;

  private static final double MORE_THAN_ONCE = 1.5;

  /** The sketches' buckets are wider than a half from 50 on; below they give the exact number. */
  static Repeats of(String method, Sketch times) {
    return new Repeats(
        method,
        times.count(),
        times.countBetween(MORE_THAN_ONCE, Double.MAX_VALUE) / (double) times.count(),
        Math.rint(times.quantile(0.5)),
        Math.rint(times.quantile(0.95)));
  }

  /** Returns whether one request in twenty runs it over and over where one would do: N+1. */
  public boolean areMany() {
    return p95 >= MANY;
  }
}
