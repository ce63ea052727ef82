package io.groundspeed.vitals;

import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.intake.ClientShares;
import io.groundspeed.telemetry.intake.Identity;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Converts a browser's readings of one page view into samples, and rejects impossible values. */
public final class PageVitals {
  private static final int LONGEST_ID = 128;
  private static final Duration CORRECTABLE = Duration.ofHours(24);

  private final PageView view;
  private final String template;
  private final String segment;
  private final Vitals vitals;
  private final @Nullable String share;
  private final Population population;

  PageVitals(PageView view, String template, String segment, Vitals vitals) {
    this.view = view;
    this.template = template;
    this.segment = segment;
    this.vitals = vitals;
    share = ClientShares.share(view.client(), template);
    population = Population.of(view);
  }

  /**
   * Returns the sample of a reading.
   *
   * @throws InvalidSample naming the field and the reason
   */
  public Sample sample(VitalReading reading) {
    VitalMetric metric =
        VitalMetric.named(reading.name())
            .orElseThrow(
                () ->
                    new InvalidSample(
                        "name", "must be one of LCP, FID, CLS, FCP, TTFB, INP", "unknown-metric"));
    checkValue(metric, reading.value());
    UUID identity = identity(reading);
    if (!vitals.takeSample(share)) {
      throw new InvalidSample(
          "value", "is one too many of this page from this address in this hour", "client-share");
    }
    VitalReading kept = reading;
    if (metric.isUnlikely(reading.value())) {
      vitals.unlikely();
      kept = reading.flagged();
    }
    return new Sample(
        Stream.VITAL,
        new Subject(population.subject(metric), template),
        segment,
        reading.value(),
        metric.rate(reading.value()),
        view.receivedAt(),
        identity,
        new WebVital(metric, kept, view, vitals.nextRow()));
  }

  private static void checkValue(VitalMetric metric, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new InvalidSample("value", "must be a finite number", "value-not-finite");
    }
    if (value < 0) {
      throw new InvalidSample("value", "must not be negative", "value-negative");
    }
    if (value > metric.highest()) {
      String most = metric == VitalMetric.CLS ? "100" : "3600000 ms, an hour";
      throw new InvalidSample("value", "must not be above " + most, "value-too-high");
    }
  }

  /** Without an id, a page view has one value per metric. Without either, each sample is new. */
  private @Nullable UUID identity(VitalReading reading) {
    String id = reading.id();
    if (id == null) {
      return view.id() == null
          ? null
          : Identity.of(Stream.VITAL, reading.name(), "view", view.id());
    }
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new InvalidSample("id", "must have 1 to 128 characters", "id-length");
    }
    Matcher dated = Collector.DATED_ID.matcher(id);
    if (!dated.matches()) {
      return Identity.of(Stream.VITAL, reading.name(), "id", id);
    }
    long given = Long.parseLong(dated.group(3));
    if (Instant.ofEpochMilli(given).isBefore(view.receivedAt().minus(CORRECTABLE))) {
      throw new InvalidSample("id", "is of a page view of more than 24 hours ago", "too-old");
    }
    return Identity.dated(given, Stream.VITAL, reading.name(), "id", id);
  }
}
