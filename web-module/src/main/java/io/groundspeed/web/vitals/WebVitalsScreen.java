package io.groundspeed.web.vitals;

import io.groundspeed.format.Format;
import io.groundspeed.vitals.PageSummary;
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
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import io.groundspeed.web.frame.TableOrder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean of the Web Vitals screen: all pages, or the page named in the address. */
@Named("webVitals")
@RequestScoped
public class WebVitalsScreen {
  private static final int SLOWEST = 10;
  private static final String CHOICES = "choices";

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private VitalsSummaries summaries;
  @Inject private SlowestVisits slowestVisits;
  @Inject private VitalCauses vitalCauses;

  private VitalsQuery query;
  private Regions.@Nullable Pending<List<VitalSummary>> metrics;
  private Regions.@Nullable Pending<Map<VitalMetric, List<TrendPoint>>> trends;
  private Regions.@Nullable Pending<VitalsChoices> choices;
  private Regions.@Nullable Pending<PageTable> pages;
  private Regions.@Nullable Pending<Distribution> distribution;
  private Regions.@Nullable Pending<Map<String, List<VitalSummary>>> devices;
  private Regions.@Nullable Pending<Map<String, List<VitalSummary>>> connections;
  private Regions.@Nullable Pending<List<SlowSample>> slowest;
  private Regions.@Nullable Pending<Causes> causes;

  @PostConstruct
  void open() {
    query = VitalsQuery.read(frame.parameters(), frame.getRange());
    VitalsFilter filter = query.filter();
    VitalMetric metric = query.metric();
    if (isAssetsOpen()) { // the tab reads its own regions
      return;
    }
    metrics = read("metrics", () -> summaries.metrics(filter));
    trends = read("trends", () -> summaries.trends(filter));
    if (!frame.isRefreshing() || isRefreshed(CHOICES)) { // a refresh keeps the filters it has
      VitalsFilter all = VitalsFilter.of(filter.range()).withPopulation(filter.population());
      choices =
          regions.read(
              List.of(CHOICES, all.range().name(), all.population()), () -> summaries.choices(all));
    }
    if (!frame.isRefreshing() || !isPageOpen()) {
      pages =
          read("pages", () -> new PageTable(summaries.pages(filter.withPage(null)), query.order()));
    }
    String page = getPage();
    if (page != null) {
      distribution =
          read("distribution", () -> new Distribution(metric, summaries.histogram(filter, metric)));
      devices = read("devices", () -> summaries.byDevice(filter));
      connections = read("connections", () -> summaries.byConnection(filter));
      causes = read("causes", () -> vitalCauses.of(filter, page, metric));
      slowest = read("slowest", () -> slowestVisits.of(filter, page, metric, Exact.rows(SLOWEST)));
    }
  }

  private static boolean isRefreshed(String region) {
    return FacesContext.getCurrentInstance()
        .getPartialViewContext()
        .getRenderIds()
        .contains(region);
  }

  /** Returns the key of a region that depends on the filter and the metric. */
  Object key(String region) {
    return query.key(region);
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(query.key(region), read);
  }

  /** Returns the title: the screen's, or that of the open tab and page. */
  public String getTitle() {
    String page = getPage();
    if (isAssetsOpen()) {
      return page == null ? "Assets" : "Assets of " + page;
    }
    return page == null ? "Web Vitals" : "Web Vitals of " + page;
  }

  /** Returns whether the Assets tab is open. */
  public boolean isAssetsOpen() {
    return query.assets();
  }

  /** Returns whether one page is open. */
  public boolean isPageOpen() {
    return getPage() != null;
  }

  /** Returns the page that is open, null for all pages. */
  public @Nullable String getPage() {
    return query.filter().page();
  }

  /** Returns the filter. */
  public VitalsFilter getFilter() {
    return query.filter();
  }

  /** Returns the metric whose trend and distribution are shown. */
  public VitalMetric getMetric() {
    return query.metric();
  }

  /** Returns all metrics. */
  public VitalMetric[] getAllMetrics() {
    return VitalMetric.values();
  }

  /** Returns the order of the table of pages. */
  public TableOrder<PageSummary> getOrder() {
    return query.order();
  }

  /** Returns whether there is a filter besides the range. */
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

  /** Returns whether the summaries were read and have no samples. */
  public boolean isWithoutSamples() {
    Region<List<VitalSummary>> region = getMetrics();
    return region.isShown() && region.known().stream().allMatch(metric -> metric.samples() == 0);
  }

  /** Returns the summary of each metric. */
  public Region<List<VitalSummary>> getMetrics() {
    return Region.of(metrics);
  }

  /** Returns the small trend line of a metric as an SVG path; empty if it can't be read. */
  public String sparkline(VitalMetric metric) {
    Region<Map<VitalMetric, List<TrendPoint>>> region = Region.of(trends);
    return region.isShown() ? Sparkline.path(trend(region.known(), metric)) : "";
  }

  /** Returns the trend of the selected metric. */
  public Region<TrendChart> getTrend() {
    return Region.of(trends)
        .map(all -> new TrendChart(getMetric(), frame.getRange(), trend(all, getMetric())));
  }

  private static List<TrendPoint> trend(
      Map<VitalMetric, List<TrendPoint>> all, VitalMetric metric) {
    return all.getOrDefault(metric, List.of());
  }

  /** Returns the values that the filters offer; unread during a refresh. */
  public Region<VitalsChoices> getChoices() {
    return Region.of(choices);
  }

  /**
   * Returns whether to offer the choice of population: another one than the selected was seen, or
   * visits are not selected.
   */
  public boolean isChoosingPopulation() {
    Population shown = query.filter().population();
    return shown != Population.VISITS || views().keySet().stream().anyMatch(seen -> seen != shown);
  }

  /** Returns all populations. */
  public Population[] getAllPopulations() {
    return Population.values();
  }

  /** Returns the name of a population with its number of page views. */
  public String label(Population population) {
    return "%s (%s)"
        .formatted(population.getTitle(), Format.count(views().getOrDefault(population, 0L)));
  }

  /** Returns the number of page views by bots. */
  public long getViewsByBots() {
    return views().getOrDefault(Population.BOTS, 0L);
  }

  private Map<Population, Long> views() {
    Region<VitalsChoices> region = getChoices();
    return region.isShown() ? region.known().populations() : Map.of();
  }

  /** Returns the table of pages; unread during a refresh of an open page. */
  public Region<PageTable> getPages() {
    return Region.of(pages);
  }

  /** Returns the distribution of the selected metric on the open page. */
  public Region<Distribution> getDistribution() {
    return Region.of(distribution);
  }

  /** Returns the summary of the selected metric, null if it can't be read now. */
  public @Nullable VitalSummary getSummary() {
    Region<List<VitalSummary>> region = getMetrics();
    return region.isShown() ? region.known().get(getMetric().ordinal()) : null;
  }

  /** Returns the summaries by device class, on the open page. */
  public Region<Map<String, List<VitalSummary>>> getDevices() {
    return Region.of(devices);
  }

  /** Returns the summaries by connection type, on the open page. */
  public Region<Map<String, List<VitalSummary>>> getConnections() {
    return Region.of(connections);
  }

  /**
   * Returns the number of page views behind some summaries. Each view reports each metric at most
   * once, so it is the largest number of samples.
   */
  public long views(List<VitalSummary> group) {
    return group.stream().mapToLong(VitalSummary::samples).max().orElse(0);
  }

  /** Returns the slowest page views of the selected metric on the open page. */
  public Region<List<SlowSample>> getSlowest() {
    return Region.of(slowest);
  }

  /** Returns the causes of the selected metric's values on the open page. */
  public Region<Causes> getCauses() {
    return Region.of(causes);
  }

  /** Returns out of how many of the latest visits the slowest are shown, at most. */
  public int getLookedThrough() {
    return SlowestVisits.LOOKED_THROUGH;
  }

  /** Returns how many of the latest samples are inspected for causes, at most. */
  public int getLatest() {
    return VitalCauses.LATEST;
  }
}
