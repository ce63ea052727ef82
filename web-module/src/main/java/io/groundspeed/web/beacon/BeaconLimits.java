package io.groundspeed.web.beacon;

import io.groundspeed.probe.client.ClientAddress;
import java.util.function.LongSupplier;

/**
 * How much each client may send, by requests and by items, and the network around it: IPv4 /24,
 * IPv6 /48. Counts clients by {@link ClientAddress#network}. Thread-safe.
 */
final class BeaconLimits {
  /**
   * A network around a client may send as much as so many clients: one sender that uses many of its
   * addresses gains little, and an office or a carrier with a few hundred visitors has room.
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

  /** Returns whether a client may send one more beacon. */
  boolean admitRequest(String network) {
    return requests.admits(network, 1) && wideRequests.admits(around(network), 1);
  }

  /** Returns whether a client may send so many more items. */
  boolean admitItems(String network, int count) {
    return items.admits(network, count) && wideItems.admits(around(network), count);
  }

  /**
   * Returns whether a client is within its fair share, which matters where the intake is busy.
   *
   * @param fill of the intake, 0 to 1
   */
  boolean isFair(String network, int count, double fill) {
    return shares.admits(network, count, fill);
  }

  /** Returns whether a client has sent little in the last seconds. */
  boolean isLight(String network) {
    return shares.isLight(network);
  }

  /** Returns the network around a client's. */
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
