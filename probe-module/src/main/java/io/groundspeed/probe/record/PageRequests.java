package io.groundspeed.probe.record;

import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.probe.call.Caller;

/**
 * The pages that this server has answered with lately, by the ids of their requests and by their
 * paths: what a browser reports of one is of the same deployment and has the same name as the
 * request. Bounded: those not asked for or served for longest are forgotten. Thread-safe.
 */
public final class PageRequests {
  private static final int MOST = 10_000;
  private static final int LONGEST = 1_024;

  private final LruMap<String, Page> byRequest = new LruMap<>(MOST);
  private final LruMap<String, Page> byPath = new LruMap<>(MOST);

  /**
   * Notes a page.
   *
   * @param path as the request has it, without its query
   * @return the page; null where its path is too long
   */
  public synchronized Page served(String requestId, String path, Caller caller) {
    if (path.length() > LONGEST) {
      return null;
    }
    String bare = path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    Page page = new Page(caller.deployment(), name(caller.endpoint(), bare), bare);
    byRequest.put(requestId, page);
    byPath.put(bare, page);
    return page;
  }

  /** The name of a wildcard mapping says less than the path. */
  private static String name(String endpoint, String path) {
    return endpoint.startsWith("/") && endpoint.indexOf('*') < 0 ? endpoint : path;
  }

  /**
   * Returns the page of a request, or else the latest at that path; null where neither is known.
   *
   * @param requestId null where it isn't known
   * @param path as the browser has it
   */
  public synchronized Page of(String requestId, String path) {
    Page page = requestId == null ? null : byRequest.get(requestId);
    return page == null ? byPath.get(path) : page;
  }

  /**
   * A page that was served.
   *
   * @param name the template of its request's endpoint; the path if that has none
   * @param path without query and path parameters
   */
  public record Page(String deployment, String name, String path) {
    /** Returns what a browser calls it, unless that is nothing but its path. */
    public String named(String byBrowser) {
      return byBrowser == null || byBrowser.equals(path) ? name : byBrowser;
    }
  }
}
