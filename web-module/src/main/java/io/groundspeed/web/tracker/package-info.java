/**
 * The tracker that pages load to report their web vitals: {@code /groundspeed.js}, built from
 * {@code src/main/tracker} (start there from {@code tracker.js}; one file per metric) and sent by
 * browsers to {@code POST /api/performance/web-vitals}. After the page has loaded it loads its
 * second part, {@code /groundspeed-more.js} (start from {@code more.js}): attribution, assets, soft
 * navigations.
 *
 * <p>Start here from {@link io.groundspeed.web.tracker.TrackerServlet}. How a page embeds the
 * tracker and what it sends is in {@code src/docs/guide/tracker.md}.
 */
package io.groundspeed.web.tracker;
