package io.groundspeed.web.vitals;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.finding.PageEndpoints;
import io.groundspeed.finding.PageOrigin;
import io.groundspeed.format.Format;
import io.groundspeed.verdict.Screen;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.detail.MetricDetail;
import io.groundspeed.vitals.detail.Scorecard;
import io.groundspeed.vitals.detail.Scorecards;
import io.groundspeed.vitals.detail.SlowSample;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/**
 * Backing bean of one page on the Web Vitals screen: its score, its metrics, and the server's part
 * of its time to first byte.
 */
@Named("vitalsPage")
@RequestScoped
public class PageDetail {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private WebVitalsScreen screen;
  @Inject private Scorecards scorecards;
  @Inject private PageEndpoints endpoints;

  private Regions.@Nullable Pending<Scorecard> scorecard;
  private Regions.@Nullable Pending<PageOrigin> origin;

  @PostConstruct
  void open() {
    String page = screen.getPage();
    if (page == null || screen.isAssetsOpen()) {
      return;
    }
    VitalsFilter filter = screen.getFilter();
    scorecard = regions.read(screen.key("scorecard"), () -> scorecards.of(filter));
    origin = regions.read(screen.key("origin"), () -> endpoints.of(filter, page));
  }

  /** Returns the score and the metrics of the page. */
  public Region<Scorecard> getScorecard() {
    return Region.of(scorecard);
  }

  /** Returns the endpoints and queries behind the page's time to first byte. */
  public Region<PageOrigin> getOrigin() {
    return Region.of(origin);
  }

  /** Formats a score as a whole number. */
  public String score(double score) {
    return Double.isNaN(score) ? Format.text(null) : String.valueOf(Math.round(score));
  }

  /** Describes how a metric changed, for example {@code worse, +12.0 %}. */
  public String words(MetricDetail detail) {
    double difference = detail.difference();
    String size =
        Double.isInfinite(difference)
            ? "from 0"
            : (difference < 0 ? "−" : "+") + Format.share(Math.abs(difference));
    return switch (detail.change()) {
      case BETTER -> "better, " + size;
      case WORSE -> "worse, " + size;
      case SAME -> "no change";
      case UNKNOWN -> "not enough data";
    };
  }

  /** Returns the address of an endpoint's details, in the same range. */
  public String href(Endpoint endpoint) {
    return address(Screen.ENDPOINTS)
        .with("endpoint", endpoint.template())
        .with("method", endpoint.method())
        .with("deployment", endpoint.deployment())
        .getHref();
  }

  /** Returns the address of a query's details, in the same range. */
  public String queryHref(String query, String deployment) {
    return address(Screen.QUERIES).with("deployment", deployment).with("query", query).getHref();
  }

  /**
   * Returns the address of the endpoint whose request served a visit; null if that request was not
   * measured in this range.
   */
  public @Nullable String requestHref(SlowSample visit) {
    Region<PageOrigin> known = getOrigin();
    if (!known.isShown() || visit.requestId() == null) {
      return null;
    }
    return known.known().endpoints().stream()
        .filter(each -> each.deployment().equals(visit.deployment()))
        .findFirst()
        .map(each -> href(each.endpoint()))
        .orElse(null);
  }

  private Address address(Screen other) {
    Address address = screen.getUnfiltered().without("metric").without("sort");
    return new Address(other.getPath(), address.parameters());
  }
}
