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

/** The Cache screen. */
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
    reread();
  }

  /** Reads what is shown, anew after something was changed. */
  void reread() {
    TimeRange range = frame.getRange(); // the regions are read by other threads
    tables = read("tables", () -> tables(range));
    found = read("entries", () -> entries.find(query.text(), query.entity()));
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

  public String getTitle() {
    return Screen.CACHE.getTitle();
  }

  public CacheQuery getQuery() {
    return query;
  }

  public Region<CacheTables> getTables() {
    return tables.get();
  }

  public Region<List<EntryRow>> getEntries() {
    return found.get();
  }

  /** Returns the latest job that warmed the cache, or does or will. */
  public Region<Optional<JobRow>> getWarming() {
    return warming.get();
  }

  /** Returns where a job is opened. */
  public String href(JobRow job) {
    return new Address(Screen.JOBS.getPath(), Map.of("job", String.valueOf(job.id()))).getHref();
  }

  /** Returns the address without the search for entries. */
  public Address getAllEntries() {
    return frame.getAddress().without("q").without("entity");
  }

  /** Returns how many entries a search finds at most. */
  public int getMost() {
    return CacheEntries.MOST;
  }

  /** Returns how many loads of this node took too long and still run. */
  public int getStuckLoads() {
    return cache.stuckLoads();
  }

  /** Returns whether there is a choice of nodes. */
  public boolean isClustered() {
    return query.node() != null || getTables().isShown() && getTables().value().nodes().size() > 1;
  }

  /**
   * Returns whether a request acts rather than shows: the buttons of the rows are plain ones, with
   * the key as their value, since the rows may be others by the time that one is clicked.
   */
  public boolean isActing() {
    return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
  }
}
