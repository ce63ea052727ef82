package io.groundspeed.asset;

import io.groundspeed.page.PageTemplates;
import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Cardinality;
import io.groundspeed.telemetry.intake.Identity;
import io.groundspeed.telemetry.intake.InvalidSample;
import io.groundspeed.telemetry.raw.RawShares;
import io.groundspeed.telemetry.raw.Sample;
import io.groundspeed.telemetry.sketch.Stream;
import io.groundspeed.telemetry.sketch.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts the asset loads reported by browsers into samples. Thread-safe. */
@ApplicationScoped
public class Assets {
  /** The segment of loads from a browser's cache. */
  static final String CACHED = "cached";

  /** The accepted types, in the words of the table and of the API. */
  private static final Set<String> TYPES =
      Arrays.stream(AssetType.values())
          .map(type -> type.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toCollection(LinkedHashSet::new));

  private static final int LONGEST_URL = 1_024;
  private static final double AN_HOUR = 3_600_000;
  private static final long MOST_BYTES = 1L << 40;

  private static final int LONGEST_URL_BYTES = 2_048;

  /** A first page view reports up to 100 assets. Assets introduced by other clients don't count. */
  private static final int NEW_PER_CLIENT = 200;

  private PageTemplates templates;
  private Cardinality cardinality;
  private RawShares raw;
  private Accounting accounting;

  protected Assets() {}

  @Inject
  Assets(PageTemplates templates, Cardinality cardinality, RawShares raw, Accounting accounting) {
    this.templates = templates;
    this.cardinality = cardinality;
    this.raw = raw;
    this.accounting = accounting;
  }

  /**
   * Returns the sample for a load.
   *
   * @throws InvalidSample naming the field and the reason
   */
  public Sample sample(AssetReading reading, PageView view) {
    check(reading);
    AssetReading stripped = withoutQuery(reading);
    return new Sample(
        Stream.ASSET,
        new Subject(reading.type(), name(stripped, view)),
        reading.cached() ? CACHED : "loaded",
        reading.millis(),
        null,
        view.receivedAt(),
        identity(stripped, view),
        new AssetLoad(stripped, view, nextRow()));
  }

  private String name(AssetReading reading, PageView view) {
    String template = templates.of(reading.url());
    String name =
        cardinality.introduce(
            Stream.ASSET, template, view.sender(), () -> false, NEW_PER_CLIENT, 1);
    if (!name.equals(template)) {
      accounting.noted("asset-as-other", 1);
    }
    return name;
  }

  private double nextRow() {
    double weight = raw.assets().next();
    if (weight == 0) {
      accounting.noted("row-not-kept", 1);
    }
    return weight;
  }

  private static void check(AssetReading reading) {
    String url = reading.url();
    if (url == null || url.isEmpty() || url.length() > LONGEST_URL) {
      throw new InvalidSample("url", "must have 1 to 1024 characters", "url-length");
    }
    // The URL is part of an index, whose entries PostgreSQL limits to 2,704 bytes.
    if (url.getBytes(StandardCharsets.UTF_8).length > LONGEST_URL_BYTES) {
      throw new InvalidSample("url", "must have at most 2048 bytes", "url-length");
    }
    if (url.regionMatches(true, 0, "data:", 0, 5) || url.regionMatches(true, 0, "blob:", 0, 5)) {
      throw new InvalidSample(
          "url", "must be the address of a load over the network", "url-scheme");
    }
    if (!TYPES.contains(reading.type())) {
      throw new InvalidSample(
          "type", "must be one of " + String.join(", ", TYPES), "unknown-asset-type");
    }
    if (!(reading.millis() >= 0 && reading.millis() <= AN_HOUR)) {
      throw new InvalidSample("ms", "must be from 0 to 3600000", "value-out-of-range");
    }
    if (reading.bytes() != null && (reading.bytes() < 0 || reading.bytes() > MOST_BYTES)) {
      throw new InvalidSample("bytes", "must be from 0 to 2^40", "bytes-out-of-range");
    }
  }

  /** Queries may contain tokens and personal names. Loads are grouped by the URL without them. */
  private static AssetReading withoutQuery(AssetReading reading) {
    String url = reading.url();
    int end = url.length();
    for (int i = 0; i < end; i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == '#') {
        end = i;
      }
    }
    return reading.at(url.substring(0, end));
  }

  /**
   * A load in a beacon that was sent twice has the same identity. A second load has a different
   * time.
   */
  private static @Nullable UUID identity(AssetReading reading, PageView view) {
    return view.id() == null
        ? null
        : Identity.of(Stream.ASSET, view.id(), reading.url(), Double.toString(reading.millis()));
  }
}
