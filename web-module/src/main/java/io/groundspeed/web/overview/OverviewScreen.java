package io.groundspeed.web.overview;

import io.groundspeed.endpoint.EndpointHistory;
import io.groundspeed.endpoint.EndpointPoint;
import io.groundspeed.endpoint.EndpointSummaries;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.vitals.TrendPoint;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.web.endpoints.RequestCharts;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.vitals.PageOrder;
import io.groundspeed.web.vitals.Sparkline;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean of the Overview: current status and what needs attention. */
@Named("overview")
@RequestScoped
public class OverviewScreen {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private VitalsSummaries vitals;
  @Inject private EndpointSummaries endpoints;
  @Inject @Any private Instance<FigureSource> figureSources;
  @Inject @Any private Instance<VerdictSource> verdictSources;
  @Inject @Any private Instance<TargetSource> targetSources;

  private Regions.Pending<List<Figure>> figures;
  private Regions.Pending<EndpointHistory> requests;
  private Regions.Pending<EndpointHistory> requestsBefore;
  private Regions.Pending<Map<VitalMetric, List<TrendPoint>>> trends;
  private final Map<String, Regions.Pending<List<Verdict>>> verdicts = new TreeMap<>();
  private final Map<String, Regions.Pending<List<Target>>> targets = new TreeMap<>();
  private @Nullable Region<Attention> attention;

  @PostConstruct
  void open() {
    TimeRange range = frame.getRange();
    figures = read("figures", () -> figures(range));
    for (VerdictSource source : verdictSources) {
      verdicts.put(
          source.about(), read("verdicts of " + source.about(), () -> source.verdicts(range)));
    }
    for (TargetSource source : targetSources) {
      targets.put(
          source.about(), read("targets of " + source.about(), () -> source.targets(range)));
    }
    requests = read("requests", () -> endpoints.history(range));
    requestsBefore = read("requests before", () -> endpoints.history(range.before()));
    trends = read("trends", () -> vitals.trends(VitalsFilter.of(range)));
  }

  private List<Figure> figures(TimeRange range) {
    return figureSources.stream().flatMap(source -> source.figures(range).stream()).toList();
  }

  /**
   * Reads a region; each kind of value has a separate name, under which its last good value is
   * kept.
   */
  private <T> Regions.Pending<T> read(String name, Supplier<T> read) {
    return regions.read(List.of("overview", name, frame.getRange().name()), read);
  }

  /** Returns the title of the screen. */
  public String getTitle() {
    return Screen.OVERVIEW.getTitle();
  }

  /** Returns the figures of the application. */
  public Region<List<Figure>> getFigures() {
    return figures.get();
  }

  /** Returns what needs attention, and what is fine. */
  public Region<Attention> getAttention() {
    Region<Attention> known = attention;
    if (known == null) {
      known = Lines.of(verdicts).map(Attention::of);
      attention = known;
    }
    return known;
  }

  /** Returns the targets. */
  public Region<Lines<Target>> getTargets() {
    return Lines.of(targets);
  }

  /** Returns the charts of the requests to all deployments, compared with the previous period. */
  public Region<RequestCharts> getRequests() {
    Region<EndpointHistory> earlier = requestsBefore.get();
    List<EndpointPoint> before = earlier.isShown() ? earlier.known().points() : List.of();
    return requests.get().map(all -> new RequestCharts(frame.getRange(), all.points(), before));
  }

  /** Returns the trends of the vitals. */
  public Region<Map<VitalMetric, List<TrendPoint>>> getTrends() {
    return trends.get();
  }

  /** Returns the metrics whose trends are shown. */
  public List<VitalMetric> getCore() {
    return List.of(VitalMetric.LCP, VitalMetric.INP, VitalMetric.CLS);
  }

  /** Returns the small trend line of a metric as an SVG path. */
  public String sparkline(VitalMetric metric) {
    return Sparkline.path(trend(metric));
  }

  private List<TrendPoint> trend(VitalMetric metric) {
    return getTrends().known().getOrDefault(metric, List.of());
  }

  /** Returns the latest known p75 of a metric, NaN if there is none. */
  public double latest(VitalMetric metric) {
    double latest = Double.NaN;
    for (TrendPoint point : trend(metric)) {
      latest = Double.isNaN(point.p75()) ? latest : point.p75();
    }
    return latest;
  }

  /** Returns the place of a metric's trend. */
  public Place vitals(VitalMetric metric) {
    return Place.of(Screen.WEB_VITALS).with("metric", metric.name());
  }

  /** Returns the address of the pages on one device type, those with the worst p75 first. */
  public String worstPages(VitalMetric metric, String device) {
    return href(vitals(metric).with("device", device).with("sort", "-" + PageOrder.column(metric)));
  }

  /** Returns the address of a place, with the same range. */
  public String href(Place place) {
    Address address = new Address(place.path(), shared());
    for (Map.Entry<String, String> parameter : place.parameters().entrySet()) {
      address = address.with(parameter.getKey(), parameter.getValue());
    }
    return address.getHref();
  }

  private Map<String, String> shared() {
    return frame.getAddress().parameters();
  }
}
