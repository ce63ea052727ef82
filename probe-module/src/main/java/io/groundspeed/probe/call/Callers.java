package io.groundspeed.probe.call;

import java.util.concurrent.ConcurrentHashMap;

/**
 * One instance of each caller that is in use. When the younger of two generations is full it
 * becomes the older one, and what nobody asked for meanwhile is gone: a caller that comes again
 * later is another instance, equal to the first. Thread-safe.
 */
final class Callers {
  private final int most;
  private volatile ConcurrentHashMap<Caller, Caller> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<Caller, Caller> old = new ConcurrentHashMap<>();

  /**
   * @param most callers of a generation
   */
  Callers(int most) {
    this.most = most;
  }

  Caller of(String deployment, String endpoint) {
    Caller asked = new Caller(deployment, endpoint);
    Caller known = young.get(asked);
    return known == null ? admit(asked) : known;
  }

  private synchronized Caller admit(Caller asked) {
    Caller before = old.get(asked);
    if (young.size() >= most) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
    Caller known = young.putIfAbsent(asked, before == null ? asked : before);
    return known == null ? young.get(asked) : known;
  }
}
