package io.groundspeed.shared;

import java.time.Instant;

/**
 * What is known of the page view that a beacon reports about.
 *
 * @param path the page's path without query and fragment
 * @param id the tracker's id of the view, null where the sender has none
 * @param requestId of the request that answered with the page, null if unknown
 * @param navigationType for example {@code navigate} or {@code back-forward-cache}, null if unknown
 * @param device {@code mobile}, {@code tablet} or {@code desktop}
 * @param connection for example {@code 4g}, null if unknown
 * @param release the version of the measured application, null if unknown
 * @param sampleWeight how many views it stands for: 1 / the share of views that are measured
 * @param country two letters of ISO 3166, null if unknown
 * @param userAgent as sent, null if absent
 * @param userId the session's user, null for anonymous visitors
 * @param receivedAt when the beacon arrived, to the microsecond
 */
public record PageView(
    String path,
    String id,
    String requestId,
    String navigationType,
    String device,
    String connection,
    String release,
    double sampleWeight,
    String country,
    String userAgent,
    Long userId,
    Instant receivedAt) {

  /** Returns the same view of another page or navigation type, where they are not null. */
  public PageView on(String otherPath, String otherNavigationType) {
    if (otherPath == null && otherNavigationType == null) {
      return this;
    }
    return new PageView(
        otherPath == null ? path : otherPath,
        id,
        requestId,
        otherNavigationType == null ? navigationType : otherNavigationType,
        device,
        connection,
        release,
        sampleWeight,
        country,
        userAgent,
        userId,
        receivedAt);
  }
}
