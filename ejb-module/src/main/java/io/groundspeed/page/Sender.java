package io.groundspeed.page;

import java.util.HashSet;
import java.util.Set;

/**
 * Who sends a beacon, and how much its names may cost. In memory only, never stored. Used by one
 * thread.
 */
public final class Sender {
  private final String network;
  private final Set<String> paid = new HashSet<>(8);
  private long left;

  /**
   * @param network the client's address, or the part of it that is one subscriber's
   * @param bytes of the database that the beacon's names may cost
   */
  public Sender(String network, long bytes) {
    this.network = network;
    this.left = bytes;
  }

  /** Returns the network by which shares are limited. */
  public String network() {
    return network;
  }

  /**
   * Pays for a name once; returns whether it is paid for. The first name of a beacon is free: a
   * page view is about one page.
   *
   * @param bytes what the name costs
   */
  public boolean pay(String name, long bytes) {
    if (paid.contains(name)) {
      return true;
    }
    if (!paid.isEmpty()) {
      if (left < bytes) {
        return false;
      }
      left -= bytes;
    }
    return paid.add(name);
  }
}
