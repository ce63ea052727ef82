package io.groundspeed.web.gate;

import io.groundspeed.account.ExternalAddress;
import io.groundspeed.probe.client.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;

/**
 * The base address of this server for links that are sent to others: {@code
 * GROUNDSPEED_EXTERNAL_URL}, else the local address and port of the connection. The {@code Host}
 * header is not used, because the sender of a request chooses it: a link built from it could send a
 * token to another server.
 */
public final class OwnAddress {
  private OwnAddress() {}

  /**
   * Returns for example {@code https://perf.example.com}, without a trailing slash.
   *
   * @throws IllegalStateException if no request is being handled and there is no configured address
   */
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
