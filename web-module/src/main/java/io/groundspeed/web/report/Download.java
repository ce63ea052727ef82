package io.groundspeed.web.report;

import jakarta.ws.rs.core.Response;

/** A file that the browser saves and never renders as one of our pages. */
public final class Download {
  private Download() {}

  /**
   * Returns the response that downloads a file.
   *
   * @param name consists of letters, digits, dashes and dots
   */
  public static Response of(byte[] content, String type, String name) {
    return Response.ok(content, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }
}
