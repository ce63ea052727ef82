package io.groundspeed.web.gate;

import io.groundspeed.account.ExternalAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Whether a form was sent by a page of this site. No other site can log anyone in or out. */
public final class SameOrigin {
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private SameOrigin() {}

  /**
   * Returns whether a request comes from our own pages. {@code Sec-Fetch-Site} decides where the
   * browser sends it, {@code Origin} otherwise; what sends neither is no browser, and has no
   * session of a user.
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
