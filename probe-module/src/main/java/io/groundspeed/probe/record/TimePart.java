package io.groundspeed.probe.record;

/** A part of the time of a request. */
public enum TimePart {
  /** All that is not in one of the other parts. */
  APPLICATION,
  /** Statements. */
  DATABASE,
  /** Waiting for a value of the cache, without the statements of its load. */
  CACHE,
  /** Waiting for the client to send its request body. It is not part of the response time. */
  NETWORK
}
