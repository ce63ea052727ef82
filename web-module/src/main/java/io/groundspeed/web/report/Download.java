package io.groundspeed.web.report;

import jakarta.ws.rs.core.Response;

/** A file that the browser saves, and never shows as a page of ours. */
public final class Download {
  private Download() {}

  /**
   * @param name of letters, digits, dashes and dots
   */
  public static Response of(byte[] content, String type, String name) {
    return Response.ok(content, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }
}
