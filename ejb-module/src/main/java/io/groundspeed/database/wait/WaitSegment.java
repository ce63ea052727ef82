package io.groundspeed.database.wait;

import org.jspecify.annotations.Nullable;

/**
 * The dimensions of a wait.
 *
 * @param deployment the archive; {@code (not measured)} for other clients
 * @param endpoint the endpoint or job; the application's name for other clients
 * @param database host, port and name
 * @param event PostgreSQL's wait event; empty if the session does not wait
 */
public record WaitSegment(String deployment, String endpoint, String database, String event) {
  /** The deployment of sessions that no node measures. */
  public static final String UNMEASURED = "(not measured)";

  /** The name under which the samples themselves are counted, beside those of the waits. */
  public static final String SAMPLES = "samples";

  private static final String SEPARATOR = "\t";
  private static final int PARTS = 4;

  static WaitSegment parse(String text) {
    String[] parts = text.split(SEPARATOR, PARTS);
    return new WaitSegment(part(parts, 0), part(parts, 1), part(parts, 2), part(parts, 3));
  }

  private static String part(String[] parts, int at) {
    return at < parts.length ? parts[at] : "";
  }

  /**
   * Returns the dimensions as they are stored.
   *
   * @param event null if the session does not wait
   */
  public static WaitSegment of(
      String deployment, String endpoint, String database, @Nullable String event) {
    return new WaitSegment(
        clean(deployment), clean(endpoint), clean(database), event == null ? "" : clean(event));
  }

  /** A client chooses the name of its application. */
  private static String clean(String part) {
    return part.replace('\t', ' ').replace('\0', ' ');
  }

  /** Returns the text of the segment in the sketches. */
  public String text() {
    return String.join(SEPARATOR, deployment, endpoint, database, event);
  }
}
