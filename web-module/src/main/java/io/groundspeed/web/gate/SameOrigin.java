package io.groundspeed.web.gate;

import io.groundspeed.account.ExternalAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Checks whether a form was sent by a page of this site, so that no other site can log a user in or
 * out.
 */
public final class SameOrigin {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  /**
   * Returns whether a request comes from our own pages, by {@code Sec-Fetch-Site} if the browser
   * sends it, else by {@code Origin}. A request with neither header is not from a browser, so it
   * has no user's session.
   */
  public static boolean holds(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site);
    }
    String origin = request.getHeader("Origin");
    return origin == null
        || origin.equals(OwnOrigin.of(request))
        || ExternalAddress.ofProcess().filter(origin::equals).isPresent();
  }
}
