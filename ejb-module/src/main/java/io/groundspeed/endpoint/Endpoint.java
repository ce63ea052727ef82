package io.groundspeed.endpoint;

/**
 * One route, as figures are kept of it.
 *
 * @param deployment the archive that answers
 * @param method of HTTP; {@value #ANY} for what came after the day's limit of distinct routes
 * @param template of the route, never a raw path
 */
public record Endpoint(String deployment, String method, String template) {
  private static final String ANY = "any";

  /** Reads one from the detail that the sketches hold. */
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
