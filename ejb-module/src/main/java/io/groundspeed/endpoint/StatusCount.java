package io.groundspeed.endpoint;

/**
 * How often a route answered with a status.
 *
 * @param status as HTTP has it; its first digit alone where no more was kept
 */
public record StatusCount(int status, long requests) {
  private static final int LEAST_STATUS = 100;

  /** Returns the first digit, 2 for what succeeded. */
  public int statusClass() {
    return isClassAlone() ? status : status / LEAST_STATUS;
  }

  /** Returns whether any status of its class is meant. */
  public boolean isClassAlone() {
    return status < LEAST_STATUS;
  }
}
