package io.groundspeed.probe.call;

/**
 * The origin of statements by which metrics are grouped. There is one instance of each, so
 * references can be compared.
 *
 * @param deployment the archive, for example {@code shop.war}; {@code (server)} if there is none
 * @param endpoint the request's template or the job's name; {@code (background)} outside of both
 */
public record Caller(String deployment, String endpoint) {
  /** Groups everything beyond the limit of separately counted names. */
  public static final String OTHER = "(other)";

  /** Groups work outside of any request and job. */
  public static final String BACKGROUND = "(background)";

  /** The name of a job is this, followed by its type. */
  public static final String JOB = "job:";
}
