package io.groundspeed.endpoint;

/**
 * An endpoint, the unit for which request metrics are kept.
 *
 * @param deployment the archive that responds
 * @param method the HTTP method; {@value #ANY} for requests beyond the daily limit of distinct
 *     endpoints
 * @param template the path template, never a raw path
 */
public record Endpoint(String deployment, String method, String template) {
  private static final String ANY = "any";

  /** Parses an endpoint from the detail stored in the sketches. */
  static Endpoint of(String deployment, String detail) {
    int space = detail.indexOf(' ');
    return space < 0
        ? new Endpoint(deployment, ANY, detail)
        : new Endpoint(deployment, detail.substring(0, space), detail.substring(space + 1));
  }

  static String detail(String method, String template) {
    return method + " " + template;
  }

  String detail() {
    return method.equals(ANY) ? template : detail(method, template);
  }
}
