package io.groundspeed.web.cache;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.desk.CacheEntries;
import io.groundspeed.cache.desk.CacheFigures;
import io.groundspeed.cache.desk.EntryRow;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.JobRow;
import io.groundspeed.job.desk.Jobs;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Backing bean of the Cache screen. */
@Named("cacheScreen")
@RequestScoped
public class CacheScreen {
  private static final JobFilter WARMINGS = new JobFilter(null, "cache_refresh", "Warm the cache");

  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private CacheFigures figures;
  @Inject private CacheEntries entries;
  @Inject private Jobs jobs;
  @Inject private Cache cache;

  private CacheQuery query;
  private Regions.Pending<CacheTables> tables;
  private Regions.Pending<List<EntryRow>> found;
  private Regions.Pending<Optional<JobRow>> warming;

  @PostConstruct
  void open() {
    query = CacheQuery.read(frame.parameters());
    TimeRange range = frame.getRange(); // the regions are read by other threads
    tables = read("tables", () -> tables(range));
    int rows = Exact.rows(CacheEntries.MOST);
    found = read("entries", () -> entries.find(query.text(), query.entity(), rows));
    warming = read("warming", () -> jobs.list(WARMINGS, null).jobs().stream().findFirst());
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(
        List.of(
            "cache",
            region,
            frame.getRange().name(),
            String.valueOf(query.node()),
            query.order().toString(),
            query.text(),
            query.entity()),
        read);
  }

  private CacheTables tables(TimeRange range) {
    return new CacheTables(
        CacheTables.cards(figures.types(range, query.node()), entries.sums()),
        query.order().sort(figures.patterns(range, query.node())),
        figures.nodes(range));
  }

  /** Returns the title: the screen, and which entries are searched for. */
  public String getTitle() {
    String screen = Screen.CACHE.getTitle();
    if (!query.narrowsEntries()) {
      return screen;
    }
    return "%s – %s".formatted((query.text() + " " + query.entity()).strip(), screen);
  }

  /** Returns the parsed query parameters. */
  public CacheQuery getQuery() {
    return query;
  }

  /** Returns the caches and the patterns. */
  public Region<CacheTables> getTables() {
    return tables.get();
  }

  /** Returns the entries that match the search. */
  public Region<List<EntryRow>> getEntries() {
    return found.get();
  }

  /** Returns the latest job that warms the cache, in any state. */
  public Region<Optional<JobRow>> getWarming() {
    return warming.get();
  }

  /** Returns the address of a job on the Jobs screen. */
  public String href(JobRow job) {
    return new Address(Screen.JOBS.getPath(), Map.of("job", String.valueOf(job.id()))).getHref();
  }

  /** Returns the address without the search for entries. */
  public Address getAllEntries() {
    return frame.getAddress().without("q").without("entity");
  }

  /** Returns the maximum number of entries that a search returns. */
  public int getMost() {
    return CacheEntries.MOST;
  }

  /** Returns how many loads of this node exceed their time and still run. */
  public int getStuckLoads() {
    return cache.stuckLoads();
  }

  /** Returns whether to offer a choice of nodes. */
  public boolean isClustered() {
    return query.node() != null || getTables().isShown() && getTables().known().nodes().size() > 1;
  }

  /**
   * Returns whether the request performs an action instead of rendering. The row buttons are plain
   * buttons with the key as their value, since the rows may have changed by the time one is
   * clicked.
   */
  public boolean isActing() {
    return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
  }
}
