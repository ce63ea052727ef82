package io.groundspeed.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The page view that a beacon reports about.
 *
 * @param path the page's path without query and fragment
 * @param id the tracker's id of the view; null if the sender provides none
 * @param deployment that served the page; null if unknown
 * @param requestId of the request that served the page; null if unknown
 * @param navigationType for example {@code navigate} or {@code back-forward-cache}; null if unknown
 * @param device {@code mobile}, {@code tablet}, {@code desktop} or {@code other}
 * @param connection for example {@code 4g}; null if unknown
 * @param release the version of the measured application; null if unknown
 * @param sampleWeight number of views it represents: 1 / the share of views that are measured
 * @param country two-letter ISO 3166 code; null if unknown
 * @param userAgent browser, version and system in a few words; null if absent
 * @param bot whether a bot, not a person, requested the page
 * @param userId the session's user; null for anonymous visitors
 * @param receivedAt when the beacon arrived, to the microsecond
 * @param sender the sender whose share is limited; null if there is no limit
 */
public record PageView(
    String path,
    @Nullable String id,
    @Nullable String deployment,
    @Nullable String requestId,
    @Nullable String navigationType,
    String device,
    @Nullable String connection,
    @Nullable String release,
    double sampleWeight,
    @Nullable String country,
    @Nullable String userAgent,
    boolean bot,
    @Nullable Long userId,
    Instant receivedAt,
    @Nullable Sender sender) {

  /** Returns the sender's network, by which shares are limited; null if not limited. */
  public @Nullable String client() {
    return sender == null ? null : sender.network();
  }

  /** Returns this view with a sender. */
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

  /** Returns this view with another page or navigation type; null leaves either unchanged. */
  public PageView on(@Nullable String otherPath, @Nullable String otherNavigationType) {
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
