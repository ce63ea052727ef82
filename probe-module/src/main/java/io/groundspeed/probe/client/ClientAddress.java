package io.groundspeed.probe.client;

import io.groundspeed.probe.setting.LenientSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of a client from its connection and the headers of proxies. {@code
 * X-Forwarded-For} is used only if the peer is a trusted proxy. The client is then its last entry
 * that is not a trusted proxy.
 */
public final class ClientAddress {
  private static final List<String> TRUSTED = trusted(LenientSettings.ofProcess());

  private static final int LONGEST = 45; // an IPv6 address with an IPv4 tail
  private static final int IPV6_NETWORK_GROUPS = 4;

  /** The characters of IPv4 and IPv6 addresses, with a zone. */
  private static final String ADDRESS = "[0-9a-fA-F.:]{2,45}(%[\\w.-]{1,20})?";

  private ClientAddress() {}

  /** Reads the trusted proxies; what is not an address is reported and left out. */
  public static List<String> trusted(LenientSettings settings) {
    List<String> trusted = new ArrayList<>();
    for (String proxy : settings.list("GROUNDSPEED_TRUSTED_PROXIES")) {
      if (proxy.matches(ADDRESS)) {
        trusted.add(proxy);
      } else {
        settings.refuse("GROUNDSPEED_TRUSTED_PROXIES", "a list of IP addresses", proxy);
      }
    }
    return trusted;
  }

  /**
   * Returns whether an address is in {@code GROUNDSPEED_TRUSTED_PROXIES}, so that its headers are
   * used.
   */
  public static boolean isTrustedProxy(String address) {
    return TRUSTED.contains(address);
  }

  /** Returns the client's address, using the proxies that the operator trusts. */
  static String of(String peer, @Nullable String forwarded) {
    return of(peer, forwarded, TRUSTED);
  }

  /**
   * Returns the client's address.
   *
   * @param peer the address at the other end of the connection
   * @param forwarded the values of {@code X-Forwarded-For}, joined by commas; null if absent
   * @param trusted the proxies whose header is used
   */
  static String of(String peer, @Nullable String forwarded, List<String> trusted) {
    if (forwarded == null || !trusted.contains(peer)) {
      return peer;
    }
    String[] hops = forwarded.split(",");
    for (int i = hops.length - 1; i >= 0; i--) {
      String hop = hops[i].strip();
      if (!trusted.contains(hop)) {
        return hop.isEmpty() || hop.length() > LONGEST ? peer : hop;
      }
    }
    return peer;
  }

  /**
   * Returns the key of limits: an IPv4 address, or the first 64 bits of an IPv6 address, because
   * one subscriber usually has a whole /64 (RFC 6177).
   */
  public static String network(String address) {
    int zone = address.indexOf('%');
    String plain = zone < 0 ? address : address.substring(0, zone);
    if (plain.indexOf(':') < 0 || plain.indexOf('.') >= 0) {
      return plain;
    }
    String[] halves = plain.split("::", 2);
    String[] head = halves[0].isEmpty() ? new String[0] : halves[0].split(":");
    StringBuilder network = new StringBuilder();
    int missing = halves.length == 1 ? 0 : 8 - head.length - count(halves[1]);
    for (int i = 0; i < IPV6_NETWORK_GROUPS; i++) {
      String group = i < head.length ? head[i] : i < head.length + missing ? "0" : tail(halves, i);
      network.append(group).append(':');
    }
    return network + ":/64";
  }

  private static String tail(String[] halves, int index) {
    String[] tail = halves[halves.length - 1].split(":");
    int at = tail.length - (8 - index);
    return at >= 0 && at < tail.length ? tail[at] : "0";
  }

  private static int count(String groups) {
    return groups.isEmpty() ? 0 : groups.split(":").length;
  }
}
