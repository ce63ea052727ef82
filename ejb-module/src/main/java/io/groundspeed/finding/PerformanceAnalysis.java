package io.groundspeed.finding;

import io.groundspeed.cache.life.CacheEfficiency;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobContext;
import io.groundspeed.job.JobHandler;
import io.groundspeed.job.JobType;
import io.groundspeed.query.SlowQueries;
import io.groundspeed.query.SlowQuery;
import io.groundspeed.verdict.Thresholds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds slow queries, or caches with a low hit rate. */
@ApplicationScoped
@JobType(value = "performance_analysis", timeoutSeconds = 900)
class PerformanceAnalysis implements JobHandler<PerformanceAnalysis.Payload> {
  private static final String SLOW_QUERIES = "slow_queries";
  private static final String CACHE_EFFICIENCY = "cache_efficiency";
  private static final double MOST_THRESHOLD_MS = 3_600_000;
  private static final int MOST_FINDINGS = 50;

  private static final Duration LOOKED_BACK = Duration.ofDays(7);

  @PersistenceContext private EntityManager entities;
  @Inject private SlowQueries slowQueries;
  @Inject private InstantSource time;

  PerformanceAnalysis() {}

  PerformanceAnalysis(EntityManager entities, SlowQueries slowQueries, InstantSource time) {
    this.entities = entities;
    this.slowQueries = slowQueries;
    this.time = time;
  }

  /**
   * What to analyse.
   *
   * @param analysisType {@code slow_queries} or {@code cache_efficiency}
   * @param thresholdMs time in ms above which a query is slow; null means 100
   */
  public record Payload(
      @JsonbProperty("analysis_type") String analysisType,
      @JsonbProperty("threshold_ms") @Nullable Double thresholdMs) {
    public Payload {
      if (!SLOW_QUERIES.equals(analysisType) && !CACHE_EFFICIENCY.equals(analysisType)) {
        throw new InvalidJob(
            "analysis_type",
            "must be slow_queries or cache_efficiency, not \"" + analysisType + "\"");
      }
      if (thresholdMs != null && !(thresholdMs >= 0 && thresholdMs <= MOST_THRESHOLD_MS)) {
        throw new InvalidJob("threshold_ms", "must be from 0 to 3600000");
      }
    }
  }

  /**
   * The findings.
   *
   * @param examined number of slow queries, or of measured caches
   * @param findings sentences, the most important first, at most fifty
   */
  public record Result(
      @JsonbProperty("analysis_type") String analysisType, int examined, List<String> findings) {}

  @Override
  public Result run(Payload payload, JobContext context) {
    return payload.analysisType().equals(SLOW_QUERIES)
        ? slowQueries(
            payload.thresholdMs() == null ? Thresholds.SLOW_QUERY_MS : payload.thresholdMs())
        : cacheEfficiency();
  }

  private Result slowQueries(double threshold) {
    List<SlowQuery> slow = slowQueries.summarise(threshold);
    return new Result(
        "slow_queries",
        slow.size(),
        slow.stream().limit(MOST_FINDINGS).map(PerformanceAnalysis::sentence).toList());
  }

  private static String sentence(SlowQuery query) {
    return String.format(
        Locale.ROOT,
        "%s takes %.0f ms on average and %.0f ms at p95, over %,d executions",
        query.name(),
        query.averageMs(),
        query.p95Ms(),
        query.executions());
  }

  private Result cacheEfficiency() {
    List<CacheEfficiency> caches =
        CacheEfficiency.measured(entities, time.instant().minus(LOOKED_BACK));
    return new Result(
        "cache_efficiency",
        caches.size(),
        caches.stream().flatMap(PerformanceAnalysis::tooLow).toList());
  }

  private static Stream<String> tooLow(CacheEfficiency cache) {
    Double hitRate = cache.hitRate();
    return hitRate != null && hitRate < Thresholds.HIT_RATE
        ? Stream.of(sentence(cache, hitRate))
        : Stream.empty();
  }

  private static String sentence(CacheEfficiency cache, double hitRate) {
    return String.format(
        Locale.ROOT,
        "The hit rate of the cache %s is %.1f %%, below %s, over %,d requests",
        cache.type().text(),
        100 * hitRate,
        Thresholds.percent(Thresholds.HIT_RATE),
        cache.hits() + cache.misses());
  }
}
