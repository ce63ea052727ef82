package io.groundspeed.page;

import java.time.Instant;

/**
 * What is known of the page view that a beacon reports about.
 *
 * @param path the page's path without query and fragment
 * @param id the tracker's id of the view, null where the sender has none
 * @param deployment that answered with the page, null if unknown
 * @param requestId of the request that answered with the page, null if unknown
 * @param navigationType for example {@code navigate} or {@code back-forward-cache}, null if unknown
 * @param device {@code mobile}, {@code tablet}, {@code desktop} or {@code other}
 * @param connection for example {@code 4g}, null if unknown
 * @param release the version of the measured application, null if unknown
 * @param sampleWeight how many views it stands for: 1 / the share of views that are measured
 * @param country two letters of ISO 3166, null if unknown
 * @param userAgent browser, version and system in a few words, null if absent
 * @param bot whether a program asked for it, not a person
 * @param userId the session's user, null for anonymous visitors
 * @param receivedAt when the beacon arrived, to the microsecond
 * @param sender by whom shares are limited, null where they are not
 */
public record PageView(
    String path,
    String id,
    String deployment,
    String requestId,
    String navigationType,
    String device,
    String connection,
    String release,
    double sampleWeight,
    String country,
    String userAgent,
    boolean bot,
    Long userId,
    Instant receivedAt,
    Sender sender) {

  /** Returns the network of the sender, by which shares are limited; null: not limited. */
  public String client() {
    return sender == null ? null : sender.network();
  }

  /** Returns the same view with its sender. */
  public PageView sentBy(Sender from) {
    return new PageView(
        path,
        id,
        deployment,
        requestId,
        navigationType,
        device,
        connection,
        release,
        sampleWeight,
        country,
        userAgent,
        bot,
        userId,
        receivedAt,
        from);
  }

  /** Returns the same view of another page or navigation type, where they are not null. */
  public PageView on(String otherPath, String otherNavigationType) {
    if (otherPath == null && otherNavigationType == null) {
      return this;
    }
    return new PageView(
        otherPath == null ? path : otherPath,
        id,
        deployment,
        requestId,
        otherNavigationType == null ? navigationType : otherNavigationType,
        device,
        connection,
        release,
        sampleWeight,
        country,
        userAgent,
        bot,
        userId,
        receivedAt,
        sender);
  }
}
