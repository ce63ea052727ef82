package io.groundspeed.probe.record;

import io.groundspeed.probe.bounded.LruMap;
import io.groundspeed.probe.call.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The pages that this server has answered recently, by request id and by path. What a browser
 * reports about a page thereby gets the deployment and the name of its request. Bounded: the pages
 * that have not been used for longest are removed. Thread-safe.
 */
public final class PageRequests {
  private static final int MOST = 10_000;
  private static final int LONGEST = 1_024;

  private final LruMap<String, Page> byRequest = new LruMap<>(MOST);
  private final LruMap<String, Page> byPath = new LruMap<>(MOST);

  /**
   * Records a page.
   *
   * @param path as the request has it, without its query
   * @return the page; null if its path is too long
   */
  public synchronized @Nullable Page served(String requestId, String path, Caller caller) {
    if (path.length() > LONGEST) {
      return null;
    }
    String bare = path.indexOf(';') < 0 ? path : path.replaceAll(";[^/]*", "");
    Page page = new Page(caller.deployment(), name(caller.endpoint(), bare), bare);
    byRequest.put(requestId, page);
    byPath.put(bare, page);
    return page;
  }

  /** The name of a wildcard mapping is less specific than the path. */
  private static String name(String endpoint, String path) {
    return endpoint.startsWith("/") && endpoint.indexOf('*') < 0 ? endpoint : path;
  }

  /**
   * Returns the page of a request, or else the latest page at that path; null if neither is known.
   *
   * @param requestId null if it is not known
   * @param path as the browser reports it
   */
  public synchronized @Nullable Page of(@Nullable String requestId, @Nullable String path) {
    Page page = requestId == null ? null : byRequest.get(requestId);
    return page == null ? byPath.get(path) : page;
  }

  /**
   * A page that was served.
   *
   * @param name the template of its request's endpoint; the path if the endpoint has no template
   * @param path without query and path parameters
   */
  public record Page(String deployment, String name, String path) {
    /** Returns the browser's name for the page, unless that is only its path. */
    public String named(@Nullable String byBrowser) {
      return byBrowser == null || byBrowser.equals(path) ? name : byBrowser;
    }
  }
}
