package io.groundspeed.web.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.vitals.Population;
import io.groundspeed.vitals.TrendPoint;
import io.groundspeed.vitals.VitalMetric;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.vitals.VitalsChoices;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.vitals.detail.Causes;
import io.groundspeed.vitals.detail.SlowSample;
import io.groundspeed.vitals.detail.SlowestVisits;
import io.groundspeed.vitals.detail.VitalCauses;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The Web Vitals screen; with a page in its address, that page's details. */
@Named("webVitals")
@RequestScoped
public class WebVitalsScreen {
  private static final int SLOWEST = 10;

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private VitalsSummaries summaries;
  @Inject private SlowestVisits slowestVisits;
  @Inject private VitalCauses vitalCauses;

  private VitalsQuery query;
  private Regions.Pending<List<VitalSummary>> metrics;
  private Regions.Pending<Map<VitalMetric, List<TrendPoint>>> trends;
  private Regions.Pending<VitalsChoices> choices;
  private Regions.Pending<PageTable> pages;
  private Regions.Pending<Distribution> distribution;
  private Regions.Pending<Map<String, List<VitalSummary>>> devices;
  private Regions.Pending<Map<String, List<VitalSummary>>> connections;
  private Regions.Pending<List<SlowSample>> slowest;
  private Regions.Pending<Causes> causes;

  @PostConstruct
  void open() {
    query = VitalsQuery.read(frame.parameters(), frame.getRange());
    VitalsFilter filter = query.filter();
    VitalMetric metric = query.metric();
    if (isAssetsOpen()) { // which reads its own
      return;
    }
    metrics = read("metrics", () -> summaries.metrics(filter));
    trends = read("trends", () -> summaries.trends(filter));
    if (!frame.isRefreshing()) { // a refresh leaves the filters as they are
      choices =
          read(
              "choices",
              () ->
                  summaries.choices(
                      VitalsFilter.of(filter.range()).withPopulation(filter.population())));
    }
    if (!frame.isRefreshing() || !isPageOpen()) {
      pages =
          read("pages", () -> PageTable.of(summaries.pages(filter.withPage(null)), query.order()));
    }
    if (isPageOpen()) {
      distribution =
          read("distribution", () -> new Distribution(metric, summaries.histogram(filter, metric)));
      devices = read("devices", () -> summaries.byDevice(filter));
      connections = read("connections", () -> summaries.byConnection(filter));
      causes = read("causes", () -> vitalCauses.of(filter, getPage(), metric));
      slowest = read("slowest", () -> slowestVisits.of(filter, getPage(), metric, SLOWEST));
    }
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(query.key(region), read);
  }

  public String getTitle() {
    if (isAssetsOpen()) {
      return isPageOpen() ? "Assets of " + getPage() : "Assets";
    }
    return isPageOpen() ? getPage() : "Web Vitals";
  }

  public boolean isAssetsOpen() {
    return query.assets();
  }

  public boolean isPageOpen() {
    return getPage() != null;
  }

  public String getPage() {
    return query.filter().page();
  }

  public VitalsFilter getFilter() {
    return query.filter();
  }

  public VitalMetric getMetric() {
    return query.metric();
  }

  public VitalMetric[] getAllMetrics() {
    return VitalMetric.values();
  }

  public PageOrder getOrder() {
    return query.order();
  }

  /** Returns whether anything but the range narrows what is shown. */
  public boolean isNarrowed() {
    return query.narrowed();
  }

  /** Returns the address without filters. */
  public Address getUnfiltered() {
    Address address = frame.getAddress();
    for (String dimension : VitalsQuery.DIMENSIONS) {
      address = address.without(dimension);
    }
    return address;
  }

  /** Returns whether there is not a single sample, as far as could be read. */
  public boolean isWithoutSamples() {
    Region<List<VitalSummary>> region = getMetrics();
    return region.isShown() && region.value().stream().allMatch(metric -> metric.samples() == 0);
  }

  public Region<List<VitalSummary>> getMetrics() {
    return metrics == null ? Region.unread() : metrics.get();
  }

  /** Returns the small trend of a metric as the path of an SVG. */
  public String sparkline(VitalMetric metric) {
    Region<Map<VitalMetric, List<TrendPoint>>> region = trends.get();
    return region.isShown() ? Sparkline.path(region.value().get(metric)) : "";
  }

  public Region<TrendChart> getTrend() {
    Region<Map<VitalMetric, List<TrendPoint>>> region = trends.get();
    return region.map(all -> new TrendChart(getMetric(), frame.getRange(), all.get(getMetric())));
  }

  public Region<VitalsChoices> getChoices() {
    return choices == null ? Region.unread() : choices.get();
  }

  /** Returns whether others than visits were seen, or are shown. */
  public boolean isChoosingPopulation() {
    Population shown = query.filter().population();
    return shown != Population.VISITS || views().keySet().stream().anyMatch(seen -> seen != shown);
  }

  public Population[] getAllPopulations() {
    return Population.values();
  }

  /** Returns what a population is called, with how many views of it there are. */
  public String label(Population population) {
    return "%s (%s)"
        .formatted(population.getTitle(), Format.count(views().getOrDefault(population, 0L)));
  }

  public long getViewsByBots() {
    return views().getOrDefault(Population.BOTS, 0L);
  }

  private Map<Population, Long> views() {
    Region<VitalsChoices> region = getChoices();
    return region.isShown() ? region.value().populations() : Map.of();
  }

  public Region<PageTable> getPages() {
    return pages == null ? Region.unread() : pages.get();
  }

  public Region<Distribution> getDistribution() {
    return distribution.get();
  }

  /** Returns the summary of the metric whose distribution is shown, null while it is unknown. */
  public VitalSummary getSummary() {
    Region<List<VitalSummary>> region = metrics.get();
    return region.isShown() ? region.value().get(getMetric().ordinal()) : null;
  }

  public Region<Map<String, List<VitalSummary>>> getDevices() {
    return devices.get();
  }

  public Region<Map<String, List<VitalSummary>>> getConnections() {
    return connections.get();
  }

  /** Returns the page views behind some summaries: each view reports each metric at most once. */
  public long views(List<VitalSummary> group) {
    return group.stream().mapToLong(VitalSummary::samples).max().orElse(0);
  }

  public Region<List<SlowSample>> getSlowest() {
    return slowest.get();
  }

  /** Returns what the metric that is shown was due to on this page. */
  public Region<Causes> getCauses() {
    return causes.get();
  }

  /** Returns of how many of the latest samples that is told at most. */
  public int getLatest() {
    return VitalCauses.LATEST;
  }
}
