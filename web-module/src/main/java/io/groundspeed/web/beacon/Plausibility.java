package io.groundspeed.web.beacon;

import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.web.beacon.Beacon.Item;
import io.groundspeed.web.beacon.Beacon.VitalItem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects values that are impossible for one page view: a first paint before the first byte, or a
 * largest paint before the first.
 *
 * <p>Values are compared only if a beacon has one value of each metric, since two values belong to
 * two views, and only if all times start with the navigation. After a back/forward cache restore,
 * prerendering or a soft navigation each metric has a different start
 * (https://github.com/GoogleChrome/web-vitals#browser-support), and the order may differ.
 */
final class Plausibility {
  private static final double ROUNDING_MS = 1;

  private static final Set<String> FROM_NAVIGATION =
      Set.of("navigate", "reload", "back-forward", "restore");

  private static final Map<String, String> NOT_BEFORE = Map.of("LCP", "FCP", "FCP", "TTFB");

  private final Map<String, Double> values = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();
  private final @Nullable String navigationType;

  /**
   * @param navigationType of the beacon, null if it is missing
   */
  Plausibility(List<Item> items, @Nullable String navigationType) {
    this.navigationType = navigationType;
    for (Item item : items) {
      if (item instanceof VitalItem vital && isComparable(vital)) {
        String key = key(vital.page(), vital.reading().name());
        if (values.put(key, vital.reading().value()) != null) {
          ambiguous.add(key);
        }
      }
    }
  }

  /** Returns why an item is impossible, null if it is plausible. */
  @Nullable Rejected flaw(VitalItem vital) {
    String name = vital.reading().name();
    String earlier = NOT_BEFORE.get(name);
    if (earlier == null || !isComparable(vital)) {
      return null;
    }
    Double least = unambiguous(key(vital.page(), earlier));
    boolean before =
        least != null
            && unambiguous(key(vital.page(), name)) != null
            && vital.reading().value() < least - ROUNDING_MS;
    return before
        ? new Rejected(
            "value", "can't be below " + earlier + " of the same page view", "impossible")
        : null;
  }

  private @Nullable Double unambiguous(String key) {
    return ambiguous.contains(key) ? null : values.get(key);
  }

  private boolean isComparable(VitalItem vital) {
    String type = vital.navigationType() == null ? navigationType : vital.navigationType();
    return type == null || FROM_NAVIGATION.contains(type);
  }

  private static String key(@Nullable String page, String name) {
    return page + ' ' + name;
  }
}
