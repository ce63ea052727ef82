package io.groundspeed.cache.desk;

import io.groundspeed.cache.pattern.CacheType;
import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
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

  private static final String TARGET = "> " + Thresholds.percent(Thresholds.HIT_RATE);

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
    Hits now = Hits.of(figures.types(range, null));
    Hits before = Hits.of(figures.types(range.before(), null));
    return List.of(verdict(now, before).since(now.rating() == Rating.POOR ? since(range) : null));
  }

  @Override
  public List<Target> targets(TimeRange range) {
    return List.of(target(figures.types(range, null)));
  }

  private @Nullable Since since(TimeRange range) {
    return Since.find(
        range,
        figures.history(Since.searched(range)),
        HitPoint::start,
        point ->
            point.reads() == 0 ? null : point.answered() <= Thresholds.HIT_RATE * point.reads());
  }

  /**
   * @param now the reads of the range
   * @param before those of the previous period
   */
  static Verdict verdict(Hits now, Hits before) {
    if (now.reads() == 0) {
      return Verdict.of(null, "The cache was not read in this range", PATH);
    }
    String share = Format.share(now.rate());
    String sentence = "Cache hit rate " + share;
    Rating rating = now.rating();
    return Verdict.of(
            rating,
            rating == null
                ? "%s of %s reads: not enough data".formatted(sentence, Format.exact(now.reads()))
                : sentence,
            PATH)
        .measured(now.rate(), Quantity.SHARE, TARGET)
        .changed(Change.ofSuccess(now.rate(), before.rate()))
        .distant((1 - now.rate()) / (1 - Thresholds.HIT_RATE));
  }

  static Target target(List<PatternFigures> types) {
    Hits hits = Hits.of(types);
    Target target = Target.of("Cache hit rate", TARGET, Place.of(Screen.CACHE));
    Boolean met = hits.rating() == null ? null : hits.rating() == Rating.GOOD;
    return hits.reads() == 0 ? target : target.measured(hits.rate(), Quantity.SHARE, met);
  }

  /**
   * The reads of the servers' caches.
   *
   * @param answered the reads that the cache answered
   */
  record Hits(long reads, long answered) {
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

    /** Returns the share that was answered, 0 to 1; NaN if there were no reads. */
    double rate() {
      return answered / (double) reads;
    }

    @Nullable Rating rating() {
      return reads == 0 ? null : Thresholds.rateHits(rate(), reads);
    }
  }
}
