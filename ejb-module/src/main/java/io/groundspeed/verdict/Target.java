package io.groundspeed.verdict;

/**
 * A figure that the platform is held to.
 *
 * @param name of the figure
 * @param target what it has to be, written out
 * @param value what it is, written out; null where it is not measured yet
 * @param met whether it is; null where it is not measured yet
 * @param path of the screen that tells more
 */
public record Target(String name, String target, String value, Boolean met, String path) {
  /** Returns how it stands, in words. */
  public String state() {
    if (met == null) {
      return "not measured yet";
    }
    return met ? "met" : "not met";
  }

  /** Returns the name of the shape beside the words. */
  public String mark() {
    if (met == null) {
      return "unrated";
    }
    return met ? "good" : "poor";
  }
}
