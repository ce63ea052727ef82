package io.groundspeed.cache.desk;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.format.Format;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Target;
import io.groundspeed.verdict.TargetSource;
import io.groundspeed.verdict.Thresholds;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    Hits hits = Hits.of(types);
    if (hits.reads() == 0) {
      return Verdict.of(null, "The cache was not read in this range", PATH);
    }
    String sentence = "Cache hit rate " + Format.share(hits.rate());
    return hits.rating() == null
        ? Verdict.of(
            null,
            "%s of %s reads: not enough data".formatted(sentence, Format.exact(hits.reads())),
            PATH)
        : Verdict.of(hits.rating(), sentence, PATH);
  }

  static Target target(List<PatternFigures> types) {
    Hits hits = Hits.of(types);
    return new Target(
        "Cache hit rate",
        "> " + Thresholds.percent(Thresholds.HIT_RATE),
        hits.reads() == 0 ? null : Format.share(hits.rate()),
        hits.rating() == null ? null : hits.rating() == Rating.GOOD,
        PATH);
  }

  private record Hits(long reads, long answered) {
    static Hits of(List<PatternFigures> types) {
      long reads = 0;
      long answered = 0;
      for (PatternFigures type : types) {
        boolean ours = type.type() != CacheType.BROWSER;
        reads += ours ? type.reads() : 0;
        answered += ours ? type.answered() : 0;
      }
      return new Hits(reads, answered);
    }

    double rate() {
      return answered / (double) reads;
    }

    @Nullable Rating rating() {
      return reads == 0 ? null : Thresholds.rateHits(rate(), reads);
    }
  }
}
