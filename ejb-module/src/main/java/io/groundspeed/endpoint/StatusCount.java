package io.groundspeed.endpoint;

/**
 * The number of requests of an endpoint with a given response status.
 *
 * @param status the HTTP status; only its first digit if nothing more was stored
 */
public record StatusCount(int status, long requests) {
  private static final int LEAST_STATUS = 100;

  /** Returns the first digit of the status: 2 for success. */
  public int statusClass() {
    return isClassAlone() ? status : status / LEAST_STATUS;
  }

  /** Returns whether only the status class is known. */
  public boolean isClassAlone() {
    return status < LEAST_STATUS;
  }
}
