package io.groundspeed.asset;

import io.groundspeed.asset.AssetSample.Group;
import io.groundspeed.page.PageTemplates;
import io.groundspeed.postgres.Telemetry;
import io.groundspeed.postgres.Unavailable;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Resolution;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchQuery;
import io.groundspeed.telemetry.sketch.SketchReader;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Summaries of asset loads. Counts, times and cache shares come from the sketches, which cover
 * every load; sizes and pages come from a sample of the latest loads. Thread-safe; a read may throw
 * {@link Unavailable}.
 */
@ApplicationScoped
public class AssetSummaries {
  /** Maximum number of loads in the sample. */
  public static final int SAMPLE = AssetSample.LATEST;

  /** Number of assets and of pages that a screen lists at most. */
  public static final int LISTED = 50;

  private static final Logger LOG = Logger.getLogger(AssetSummaries.class.getName());
  private static final List<String> TYPES =
      Arrays.stream(AssetType.values()).map(type -> type.name().toLowerCase(Locale.ROOT)).toList();

  @Inject @Telemetry private DataSource dataSource;

  @Inject private SketchReader sketches;
  @Inject private PageTemplates templates;

  /** For the container. */
  protected AssetSummaries() {}

  AssetSummaries(DataSource dataSource, SketchReader sketches, PageTemplates templates) {
    this.dataSource = dataSource;
    this.sketches = sketches;
    this.templates = templates;
  }

  /**
   * Returns the assets loaded in a range.
   *
   * @param page restricts the sample, and thus the lists and sizes, to a page; null for all pages
   * @param limit maximum number of assets and of pages
   */
  public AssetOverview of(TimeRange range, @Nullable String page, int limit) {
    AssetSample sample = sample(range, page);
    List<AssetFigures> types = figures(sample, range, Subject.ALL);
    List<AssetFigures> assets = figures(sample, range, null);
    return new AssetOverview(
        sample.loads(),
        types,
        assets.stream().limit(limit).toList(),
        pages(sample, limit),
        AssetFinding.in(assets));
  }

  private AssetSample sample(TimeRange range, @Nullable String page) {
    try {
      return AssetSample.read(dataSource, range, page == null ? null : templates.regex(page));
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "Reading loads failed: {0}", e.getMessage());
      throw Unavailable.database("the loads can't be read now");
    }
  }

  /** Groups by type if {@code detail} is {@link Subject#ALL}, or else by URL. */
  private List<AssetFigures> figures(AssetSample sample, TimeRange range, @Nullable String detail) {
    Map<Subject, Loads> counted = new HashMap<>();
    SketchQuery query =
        new SketchQuery(
            Stream.ASSET, TYPES, detail, true, range.from(), range.to(), Resolution.DAY);
    for (SketchRow row : sketches.read(query)) {
      counted
          .computeIfAbsent(new Subject(row.name(), row.detail()), absent -> new Loads())
          .add(row);
    }
    boolean total = detail != null;
    return sample.groups().stream()
        .filter(group -> (group.url() == null) == total)
        .map(group -> figures(group, counted))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the figures of a group; empty for a group by page. */
  private Optional<AssetFigures> figures(Group group, Map<Subject, Loads> counted) {
    String type = group.type();
    if (type == null) {
      return Optional.empty();
    }
    String url = group.url();
    Subject subject = new Subject(type, url == null ? Subject.ALL : templates.of(url));
    return Optional.of(figures(type, group, counted.getOrDefault(subject, new Loads())));
  }

  private static AssetFigures figures(String type, Group group, Loads loads) {
    long count = loads.count();
    return new AssetFigures(
        type,
        group.url(),
        count,
        loads.transferred.quantile(0.75),
        count == 0 ? Double.NaN : (double) loads.cached / count,
        group.size(),
        group.views() == 0 || group.bytes() == 0 ? Double.NaN : group.bytes() / group.views(),
        group.blocking());
  }

  private List<PageWeight> pages(AssetSample sample, int limit) {
    Map<String, PageWeight> pages = new HashMap<>();
    for (Group group : sample.groups()) {
      if (group.page() != null && group.views() > 0) {
        String page = templates.of(group.page());
        pages.merge(
            page,
            new PageWeight(
                page,
                group.views(),
                (double) group.loads() / group.views(),
                group.bytes() / group.views()),
            AssetSummaries::together);
      }
    }
    return pages.values().stream()
        .sorted(Comparator.comparingDouble(PageWeight::bytes).reversed())
        .limit(limit)
        .toList();
  }

  private static PageWeight together(PageWeight a, PageWeight b) {
    double views = a.views() + b.views();
    return new PageWeight(
        a.page(),
        a.views() + b.views(),
        (a.loads() * a.views() + b.loads() * b.views()) / views,
        (a.bytes() * a.views() + b.bytes() * b.views()) / views);
  }

  private static final class Loads {
    /** Loads from a cache take 0 ms, so they would hide how long the network takes. */
    final Sketch transferred = new Sketch();

    long cached;

    void add(SketchRow row) {
      if (row.segment().equals(Assets.CACHED)) {
        cached += row.sketch().count();
      } else {
        transferred.merge(row.sketch());
      }
    }

    long count() {
      return cached + transferred.count();
    }
  }
}
