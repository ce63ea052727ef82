package io.groundspeed.web.beacon;

import io.groundspeed.account.UserIds;
import io.groundspeed.page.PageView;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.record.PageRequests;
import io.groundspeed.telemetry.intake.Accounting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Creates page views from beacons and their requests. */
@ApplicationScoped
class BeaconViews {
  private static final String UNKNOWN_PAGE = "(unknown)";

  @Inject private Accounting accounting;
  @Inject private InstantSource time;
  @Inject private UserIds userIds;

  /**
   * Returns the page view of a beacon. If the server measured the request that loaded the page,
   * that request names the page. Counts bots and unknown connection types.
   */
  PageView of(Beacon beacon, Visitor visitor, HttpServletRequest request) {
    String path = beacon.page() != null ? beacon.page() : Pages.path(request.getHeader("Referer"));
    PageRequests.Page served = Probe.pageRequests().of(beacon.requestId(), path);
    String page = served == null ? path : served.named(path);
    if (Beacon.OTHER.equals(beacon.connection())) {
      accounting.noted("connection-other", 1);
    }
    boolean bot = beacon.bot() || visitor.isBot();
    if (bot) {
      accounting.noted("bot", 1);
    }
    String user = request.getUserPrincipal() == null ? null : request.getUserPrincipal().getName();
    return new PageView(
        page == null ? UNKNOWN_PAGE : page,
        beacon.pageViewId(),
        served == null ? null : served.deployment(),
        beacon.requestId(),
        beacon.navigationType(),
        visitor.device(beacon.device()),
        beacon.connection() == null ? visitor.connection() : beacon.connection(),
        beacon.release(),
        1 / beacon.sampleRate(),
        visitor.country(),
        visitor.userAgent(),
        bot,
        user == null ? null : userIds.of(user).orElse(null),
        time.instant().truncatedTo(ChronoUnit.MICROS),
        null);
  }
}
