package io.groundspeed.page;

import java.util.HashSet;
import java.util.Set;

/**
 * The sender of a beacon, and its budget for new names. Kept in memory only, never stored. Used by
 * one thread.
 */
public final class Sender {
  private final String network;
  private final Set<String> paid = new HashSet<>(8);
  private long left;

  /**
   * @param network the client's address, or the part of it that identifies one subscriber
   * @param bytes of the database that the beacon's names may use
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
   * Charges a name to the budget once; returns whether it is covered. The first name of a beacon is
   * free, because a page view is about one page.
   *
   * @param bytes the cost of the name
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
