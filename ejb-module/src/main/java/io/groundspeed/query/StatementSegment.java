package io.groundspeed.query;

import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a statement's metrics.
 *
 * @param deployment the archive that ran it
 * @param endpoint the request's template or the job that ran it
 * @param method HTTP method of the requests; null if all methods are counted together
 */
record StatementSegment(String deployment, String endpoint, @Nullable String method) {
  private static final String SEPARATOR = "\t";
  private static final int PARTS = 3;

  StatementSegment(String deployment, String endpoint) {
    this(deployment, endpoint, null);
  }

  static StatementSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    return new StatementSegment(
        parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : null);
  }

  String text() {
    String text = deployment + SEPARATOR + endpoint;
    return method == null ? text : text + SEPARATOR + method;
  }
}
