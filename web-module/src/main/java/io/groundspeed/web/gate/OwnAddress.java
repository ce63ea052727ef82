package io.groundspeed.web.gate;

import io.groundspeed.account.ExternalAddress;
import io.groundspeed.probe.client.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;

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
    InetSocketAddress listener =
        Client.current()
            .flatMap(Client::listener)
            .orElseThrow(() -> new IllegalStateException("Only a request has a listener"));
    String host = listener.getAddress().getHostAddress();
    boolean usual = listener.getPort() == (request.isSecure() ? 443 : 80);
    String address = host.indexOf(':') < 0 ? host : "[" + host + "]";
    String scheme = request.isSecure() ? "https://" : "http://";
    return scheme + address + (usual ? "" : ":" + listener.getPort());
  }
}
