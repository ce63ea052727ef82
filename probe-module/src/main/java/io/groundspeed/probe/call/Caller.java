package io.groundspeed.probe.call;

/**
 * What runs statements, as figures are grouped by it. There is one instance of each, so that
 * comparing two is comparing references.
 *
 * @param deployment the archive, for example {@code shop.war}; {@code (server)} where there is none
 * @param endpoint the request's template or the job's name; {@code (background)} outside of both
 */
public record Caller(String deployment, String endpoint) {
  /** Stands for what came after the limit of what is kept apart. */
  public static final String OTHER = "(other)";

  /** Stands for work outside of any request and job. */
  public static final String BACKGROUND = "(background)";
}
