package io.groundspeed.web.beacon;

import io.groundspeed.probe.client.ClientAddress;
import java.util.function.LongSupplier;

/**
 * Limits requests and items per client and per surrounding network: IPv4 /24, IPv6 /48. Clients are
 * identified by {@link ClientAddress#network}. Thread-safe.
 */
final class BeaconLimits {
  /**
   * A surrounding network may send as much as this many clients. A sender gains little by using
   * many of its addresses, and an office or a carrier with a few hundred visitors still has room.
   */
  private static final int WIDE = 16;

  private static final int WIDE_GROUPS = 3;

  private final RateLimit requests;
  private final RateLimit wideRequests;
  private final RateLimit items;
  private final RateLimit wideItems;
  private final FairShares shares;

  BeaconLimits(BeaconSettings settings, LongSupplier nanoTime) {
    requests = new RateLimit(settings.requestsPerSecond(), settings.burst(), nanoTime);
    wideRequests = wide(settings.requestsPerSecond(), settings.burst(), nanoTime);
    items = new RateLimit(settings.itemsPerSecond(), settings.itemBurst(), nanoTime);
    wideItems = wide(settings.itemsPerSecond(), settings.itemBurst(), nanoTime);
    shares = new FairShares(nanoTime);
  }

  private static RateLimit wide(double perSecond, double burst, LongSupplier nanoTime) {
    return new RateLimit(WIDE * perSecond, WIDE * burst, nanoTime);
  }

  /** Returns whether a client may send another beacon. */
  boolean admitRequest(String network) {
    return requests.admits(network, 1) && wideRequests.admits(around(network), 1);
  }

  /** Returns whether a client may send this many more items. */
  boolean admitItems(String network, int count) {
    return items.admits(network, count) && wideItems.admits(around(network), count);
  }

  /**
   * Returns whether a client is within its fair share, which matters only while the intake is busy.
   *
   * @param fill of the intake, 0 to 1
   */
  boolean isFair(String network, int count, double fill) {
    return shares.admits(network, count, fill);
  }

  /** Returns whether a client has sent little in the last few seconds. */
  boolean isLight(String network) {
    return shares.isLight(network);
  }

  /** Returns the network that surrounds a client's. */
  static String around(String network) {
    boolean ipv6 = network.indexOf(':') >= 0;
    char separator = ipv6 ? ':' : '.';
    int end = -1;
    for (int i = 0; i < WIDE_GROUPS; i++) {
      int next = network.indexOf(separator, end + 1);
      if (next < 0) {
        return network;
      }
      end = next;
    }
    return network.substring(0, end) + (ipv6 ? "::/48" : ".0/24");
  }
}
