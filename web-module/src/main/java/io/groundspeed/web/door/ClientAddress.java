package io.groundspeed.web.door;

import io.groundspeed.probe.client.Addresses;
import io.groundspeed.probe.client.Client;
import io.groundspeed.shared.Environment;
import io.undertow.server.HttpServerExchange;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;

/**
 * The address of the client behind a request. {@code X-Forwarded-For} counts only where the peer is
 * one of {@code GROUNDSPEED_TRUSTED_PROXIES}; then its last entry that is not itself a trusted
 * proxy is the client. Kept in memory only, never stored.
 */
public final class ClientAddress {
  private static final List<String> TRUSTED =
      Environment.ofProcess().list("GROUNDSPEED_TRUSTED_PROXIES", "");
  private static final String FORWARDED = "X-Forwarded-For";

  private ClientAddress() {}

  /** Returns the address of a request's client. */
  public static String of(HttpServletRequest request) {
    return Client.current()
        .map(Client::address)
        .orElseGet(() -> of(request.getRemoteAddr(), forwarded(request), TRUSTED));
  }

  private static String forwarded(HttpServletRequest request) {
    return joined(Collections.list(request.getHeaders(FORWARDED)));
  }

  /** Returns the address of a request's client, before there is a servlet request. */
  static String of(HttpServerExchange exchange) {
    return of(peer(exchange), joined(exchange.getRequestHeaders().get(FORWARDED)), TRUSTED);
  }

  /** Returns the address that the server takes for the other end of the connection. */
  static String peer(HttpServerExchange exchange) {
    return text(exchange.getSourceAddress());
  }

  /** Returns an address without its port, empty where it is not known. */
  static String text(InetSocketAddress address) {
    return address.getAddress() == null ? "" : address.getAddress().getHostAddress();
  }

  /** A proxy may add a line of its own instead of adding to the client's. */
  private static String joined(List<String> lines) {
    return lines == null || lines.isEmpty() ? null : String.join(",", lines);
  }

  /** Returns whether that address belongs to a proxy whose headers are believed. */
  public static boolean isTrustedProxy(String address) {
    return TRUSTED.contains(address);
  }

  /**
   * Returns the client's address.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded the header {@code X-Forwarded-For}, null if absent
   * @param trusted the proxies whose header is believed
   */
  public static String of(String peer, String forwarded, List<String> trusted) {
    return Addresses.of(peer, forwarded, trusted);
  }

  /**
   * Returns what limits count by: an IPv4 address, or the first 64 bits of an IPv6 address, because
   * one subscriber usually has a whole /64 (RFC 6177).
   */
  public static String network(String address) {
    return Addresses.network(address);
  }
}
