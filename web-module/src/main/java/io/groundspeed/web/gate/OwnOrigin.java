package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;

/** The origin that a request was sent to, as its browser writes it in {@code Origin}. */
public final class OwnOrigin {
  private OwnOrigin() {}

  /** Returns for example {@code https://app.example} or {@code http://127.0.0.1:8080}. */
  public static String of(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = request.getScheme().equals("https") ? port == 443 : port == 80;
    String host = request.getScheme() + "://" + request.getServerName();
    return usual ? host : host + ":" + port;
  }
}
