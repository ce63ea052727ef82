package io.groundspeed.web.account;

import io.groundspeed.platform.user.ExternalAddress;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where this server is, for links that are sent to others: {@code GROUNDSPEED_EXTERNAL_URL}, else
 * the address and port that the connection came to. The {@code Host} header does not count: whoever
 * sends a request chooses it, and a link made from it would lead a token to another server.
 */
public final class OwnAddress {
  private OwnAddress() {}

  /** Returns for example {@code https://perf.example.com}, without a slash at the end. */
  public static String of(HttpServletRequest request) {
    return ExternalAddress.ofProcess().orElseGet(() -> listener(request));
  }

  private static String listener(HttpServletRequest request) {
    String host = request.getLocalAddr();
    int port = request.getLocalPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return request.getScheme() + "://" + address + (usual ? "" : ":" + port);
  }
}
