package io.groundspeed.cache.desk;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Verdicts about the caches, for the Overview. Only the servers' caches count; browser caches are
 * outside the server's control.
 */
@ApplicationScoped
class CacheVerdicts implements VerdictSource, TargetSource {
  private static final String PATH = Screen.CACHE.getPath();

  private CacheFigures figures;

  protected CacheVerdicts() {}

  @Inject
  CacheVerdicts(CacheFigures figures) {
    this.figures = figures;
  }

  @Override
  public String about() {
    return "Cache";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return List.of(verdict(figures.types(range, null)));
  }

  @Override
  public List<Target> targets(TimeRange range) {
    return List.of(target(figures.types(range, null)));
  }

  static Verdict verdict(List<PatternFigures> types) {
    Double rate = hitRate(types);
    return rate == null
        ? Verdict.of(null, "The cache was not read in this range", PATH)
        : Verdict.of(Thresholds.rateHits(rate), "Cache hit rate " + Format.share(rate), PATH);
  }

  static Target target(List<PatternFigures> types) {
    Double rate = hitRate(types);
    return new Target(
        "Cache hit rate",
        "> " + Thresholds.percent(Thresholds.HIT_RATE),
        rate == null ? null : Format.share(rate),
        rate == null ? null : rate > Thresholds.HIT_RATE,
        PATH);
  }

  private static Double hitRate(List<PatternFigures> types) {
    long reads = 0;
    long answered = 0;
    for (PatternFigures type : types) {
      boolean ours = type.type() != CacheType.BROWSER;
      reads += ours ? type.reads() : 0;
      answered += ours ? type.answered() : 0;
    }
    return reads == 0 ? null : answered / (double) reads;
  }
}
