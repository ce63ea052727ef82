package io.groundspeed.web.report;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.regex.Pattern;

/** A file that the browser saves and never renders as one of our pages. */
public final class Download {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");

  private Download() {}

  /**
   * Returns the response that downloads a file.
   *
   * @param name consists of letters, digits, dashes and dots
   */
  public static Response of(byte[] content, String type, String name) {
    Response.ResponseBuilder file = Response.ok(content, type);
    headers(name).forEach(file::header);
    return file.build();
  }

  /**
   * Returns the headers that make a browser save a file, and keep it from running in our origin.
   *
   * @throws IllegalArgumentException if the name has other characters, which would need quoting
   */
  static Map<String, String> headers(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A file can't be named " + name);
    }
    return Map.of(
        "Content-Disposition",
        "attachment; filename=\"" + name + "\"",
        "Content-Security-Policy",
        "default-src 'none'; sandbox");
  }
}
