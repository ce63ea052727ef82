package io.groundspeed.query;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.record.Counts;
import io.groundspeed.probe.record.RepeatKey;
import io.groundspeed.probe.record.StatementKey;
import io.groundspeed.probe.record.StatementSample;
import io.groundspeed.telemetry.gather.Gathered;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Fetches the statement metrics of this server from the probe. */
@ApplicationScoped
public class StatementSource implements Source {
  private InstantSource time;
  private final FingerprintTexts texts = new FingerprintTexts();

  protected StatementSource() {}

  @Inject
  StatementSource(InstantSource time) {
    this.time = time;
  }

  @Override
  public void drainInto(Gathered batch) {
    Instant now = time.instant();
    for (StatementSample sample :
        Probe.statements().fetch((key, counts) -> count(batch, key, counts, now))) {
      batch.keep(new QueryExecution(sample), Instant.ofEpochMilli(sample.epochMillis()));
    }
    Probe.requests().fetchRepeats((key, counts) -> repeat(batch, key, counts, now));
    texts.addTo(batch);
  }

  private static void repeat(Gathered batch, RepeatKey key, Counts counts, Instant now) {
    String deployment = key.endpoint().deployment();
    batch.count(
        Stream.QUERY,
        deployment,
        new Subject(Measure.REPEATS.of(key.statement().hash() == null), key.statement().name()),
        new StatementSegment(deployment, key.endpoint().endpoint(), key.method()).text(),
        now,
        counts);
  }

  private void count(Gathered batch, StatementKey key, Counts counts, Instant now) {
    String detail = key.statement().name();
    boolean named = key.statement().hash() == null;
    String deployment = key.caller().deployment();
    String segment = new StatementSegment(deployment, key.caller().endpoint()).text();
    batch.count(
        Stream.QUERY,
        deployment,
        new Subject(Measure.TIME.of(named), detail),
        segment,
        now,
        counts);
    if (counts.rows() > 0) {
      batch.count(
          Stream.QUERY,
          deployment,
          new Subject(Measure.ROWS.of(named), detail),
          segment,
          now,
          Sketch.ofTotal(counts.rows()));
    }
    if (counts.failures() > 0) {
      Sketch errors = new Sketch();
      errors.add(0, null, counts.failures());
      batch.count(
          Stream.QUERY,
          deployment,
          new Subject(Measure.ERRORS.of(named), detail),
          segment,
          now,
          errors);
    }
    batch.events(counts.calls());
    texts.seen(key.statement(), now);
  }
}
