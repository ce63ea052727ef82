package io.groundspeed.web.beacon;

import io.groundspeed.asset.AssetReading;
import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.vitals.VitalReading;
import java.util.List;

/**
 * What a body says, as far as it can be read.
 *
 * @param page the page's path, null where the body doesn't say
 * @param requestId of the request that answered with the page, null where the body doesn't say
 * @param sampleRate the share of page views that the sender measures, above 0, up to 1
 * @param bot whether the browser says that a program drives it
 * @param items what was measured, in the body's order
 * @param cuts the fields of which something was left out, since it was too much or could not be
 *     used; each as often as that happened
 */
record Beacon(
    String page,
    String pageViewId,
    String requestId,
    String navigationType,
    String device,
    String connection,
    String release,
    double sampleRate,
    boolean bot,
    List<Item> items,
    List<String> cuts) {

  /** Replaces a word that is not in a closed vocabulary. */
  static final String OTHER = "other";

  /** One entry of {@code vitals} or {@code assets}. */
  sealed interface Item {
    /** Returns its place in its list, from 0. */
    int index();

    /** Returns the name of its list: {@code vitals} or {@code assets}. */
    String list();
  }

  /**
   * A metric.
   *
   * @param page of this metric alone, null where the beacon's holds
   * @param navigationType of this metric alone, null where the beacon's holds
   */
  record VitalItem(int index, VitalReading reading, String page, String navigationType)
      implements Item {
    @Override
    public String list() {
      return "vitals";
    }
  }

  /** A load. */
  record AssetItem(int index, AssetReading reading) implements Item {
    @Override
    public String list() {
      return "assets";
    }
  }

  /** An entry that can't be read; the others are not its fault. */
  record BadItem(String list, int index, Rejected reason) implements Item {}
}
