package io.groundspeed.web.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Why a table is not exported, as plain text.
 *
 * @param status the HTTP status
 * @param text a sentence or several lines
 */
record Answer(int status, String text) {
  private static final String RETRY_AFTER_SECONDS = "5";

  static Answer unavailable(String text) {
    return new Answer(HttpServletResponse.SC_SERVICE_UNAVAILABLE, text);
  }

  static Answer badRequest(String text) {
    return new Answer(HttpServletResponse.SC_BAD_REQUEST, text);
  }

  void send(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
