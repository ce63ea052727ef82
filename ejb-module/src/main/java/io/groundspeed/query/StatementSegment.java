package io.groundspeed.query;

/**
 * What the figures of a statement can be told apart by.
 *
 * @param deployment the archive that ran it
 * @param endpoint the request's template or the job that ran it
 */
record StatementSegment(String deployment, String endpoint) {
  private static final String SEPARATOR = "\t";

  static StatementSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new StatementSegment(parts[0], parts.length > 1 ? parts[1] : "");
  }

  String text() {
    return deployment + SEPARATOR + endpoint;
  }
}
