package io.groundspeed.endpoint;

import io.groundspeed.deployment.OwnTraffic;
import io.groundspeed.page.PageTemplates;
import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.record.Counts;
import io.groundspeed.probe.record.RequestKey;
import io.groundspeed.probe.record.RequestSample;
import io.groundspeed.probe.record.TimePartKey;
import io.groundspeed.telemetry.gather.Gathered;
import io.groundspeed.telemetry.gather.Source;
import io.groundspeed.telemetry.intake.ServedPages;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;

/** Fetches the request metrics of this server from the probe. */
@ApplicationScoped
public class RequestSource implements Source {
  /** Durations in milliseconds. */
  static final String TIME = "time";

  /** Nanoseconds per millisecond. */
  private static final double NANOS = 1e6;

  private InstantSource time;
  private ServedPages served;
  private PageTemplates templates;

  protected RequestSource() {}

  @Inject
  RequestSource(InstantSource time, ServedPages served, PageTemplates templates) {
    this.time = time;
    this.served = served;
    this.templates = templates;
  }

  @Override
  public void drainInto(Gathered batch) {
    Probe.pages().fetch().forEach(path -> served.served(templates.of(path)));
    Instant now = time.instant();
    for (RequestSample sample :
        Probe.requests().fetch((key, counts) -> count(batch, key, counts, now))) {
      batch.keep(new EndpointCall(sample), Instant.ofEpochMilli(sample.epochMillis()));
    }
    Probe.requests().fetchParts((key, counts) -> split(batch, key, counts, now));
  }

  private static void split(Gathered batch, TimePartKey key, Counts counts, Instant now) {
    Caller endpoint = key.endpoint();
    batch.count(
        Stream.ENDPOINT,
        endpoint.deployment(),
        new Subject(
            TimeSplit.subject(key.part()), Endpoint.detail(key.method(), endpoint.endpoint())),
        new RequestSegment(
                endpoint.deployment(),
                0,
                OwnTraffic.isOwn(endpoint.deployment(), endpoint.endpoint()))
            .text(),
        now,
        Sketch.ofTotal(counts.nanos() / NANOS));
  }

  private static void count(Gathered batch, RequestKey key, Counts counts, Instant now) {
    batch.count(
        Stream.ENDPOINT,
        key.endpoint().deployment(),
        new Subject(TIME, Endpoint.detail(key.method(), key.endpoint().endpoint())),
        new RequestSegment(
                key.endpoint().deployment(),
                key.status(),
                OwnTraffic.isOwn(key.endpoint().deployment(), key.endpoint().endpoint()))
            .text(),
        now,
        counts);
    batch.events(counts.calls());
  }
}
