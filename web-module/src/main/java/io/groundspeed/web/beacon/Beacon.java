package io.groundspeed.web.beacon;

import io.groundspeed.asset.AssetReading;
import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.vitals.VitalReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a beacon, as far as it could be read.
 *
 * @param page the page's path, null if it is missing
 * @param requestId of the request that returned the page, null if it is missing
 * @param sampleRate the share of page views that the sender measures, above 0, up to 1
 * @param bot whether the browser reports that it is driven by a program
 * @param items the measurements, in the order of the body
 * @param cuts the fields of which something was removed, because it was too long or unusable; one
 *     entry for each time
 */
record Beacon(
    @Nullable String page,
    @Nullable String pageViewId,
    @Nullable String requestId,
    @Nullable String navigationType,
    @Nullable String device,
    @Nullable String connection,
    @Nullable String release,
    double sampleRate,
    boolean bot,
    List<Item> items,
    List<String> cuts) {

  /** Replaces a word that is not in a closed vocabulary. */
  static final String OTHER = "other";

  /** One entry of {@code vitals} or {@code assets}. */
  sealed interface Item {
    /** Returns the index in its list, from 0. */
    int index();

    /** Returns the name of its list: {@code vitals} or {@code assets}. */
    String list();
  }

  /**
   * A metric.
   *
   * @param page of this metric alone, null if that of the beacon applies
   * @param navigationType of this metric alone, null if that of the beacon applies
   */
  record VitalItem(
      int index, VitalReading reading, @Nullable String page, @Nullable String navigationType)
      implements Item {
    @Override
    public String list() {
      return "vitals";
    }
  }

  /** An asset load. */
  record AssetItem(int index, AssetReading reading) implements Item {
    @Override
    public String list() {
      return "assets";
    }
  }

  /** An entry that can't be read. The other entries are still stored. */
  record BadItem(String list, int index, Rejected reason) implements Item {
    /** Returns an entry without a field that it must have. */
    static BadItem missing(String list, int index, String field) {
      return new BadItem(list, index, new Rejected(field, "is missing", field + "-missing"));
    }
  }
}
