/**
 * The tracker that pages load to report their web vitals: {@code /groundspeed.js}. It is built from
 * {@code src/main/tracker}; start there from {@code tracker.js}, which has one file per metric. It
 * sends beacons to {@code POST /api/performance/web-vitals}. After the page has loaded, it loads
 * its second part, {@code /groundspeed-more.js}: attribution, assets, soft navigations; start from
 * {@code more.js}.
 *
 * <p>Start here from {@link io.groundspeed.web.tracker.TrackerServlet}. How to embed the tracker
 * and what it sends is described in {@code src/docs/guide/tracker.md}.
 */
package io.groundspeed.web.tracker;
