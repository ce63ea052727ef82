package io.groundspeed.cache.life;

import io.groundspeed.cache.pattern.CacheCounts;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.cache.pattern.PatternCounts;
import io.groundspeed.shared.Environment;
import io.groundspeed.telemetry.gather.Gathered;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Supplies the cache metrics of this node, per pattern, to the telemetry. */
@ApplicationScoped
public class CacheSource implements Source {
  private CacheChanges changes;
  private InstantSource time;
  private String node;

  protected CacheSource() {}

  @Inject
  CacheSource(CacheChanges changes, InstantSource time) {
    this.changes = changes;
    this.time = time;
    node = Environment.ofProcess().node();
  }

  @Override
  public void drainInto(Gathered batch) {
    Instant now = time.instant();
    changes.takeForSketches().forEach((counts, more) -> drain(counts, more, batch, now));
  }

  private void drain(PatternCounts counts, CacheCounts more, Gathered batch, Instant now) {
    KeyPattern<?> pattern = counts.pattern();
    String segment = new CacheSegment(pattern.type(), node).text();
    for (CacheMeasure measure : CacheMeasure.values()) {
      Sketch sketch = measure == CacheMeasure.LOADS ? counts.drainLoadTimes() : new Sketch();
      if (measure.of(more) > 0) {
        sketch.add(0, null, measure.of(more));
      }
      if (sketch.count() > 0) {
        batch.count(
            Stream.CACHE,
            pattern.type().text(),
            new Subject(measure.text(), pattern.text()),
            segment,
            now,
            sketch);
      }
    }
    batch.events(more.reads());
  }
}
