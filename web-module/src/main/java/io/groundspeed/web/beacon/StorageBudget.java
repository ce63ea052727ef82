package io.groundspeed.web.beacon;

import io.groundspeed.page.PageView;
import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.vitals.VitalReading;
import io.groundspeed.web.beacon.Beacon.AssetItem;
import io.groundspeed.web.beacon.Beacon.Item;
import io.groundspeed.web.beacon.Beacon.VitalItem;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the storage that a beacon may use, relative to its own size: a body of many tiny items
 * would repeat its common fields in every row. Items beyond the budget are refused. The costs are
 * measured, including indexes.
 */
final class StorageBudget {
  /** Maximum bytes in the database per byte of a beacon. */
  private static final int MOST = 8;

  /** Extra bytes, so that one or two vitals are never refused. */
  private static final int FLOOR = 500;

  /** A row of {@code web_vitals} without its texts, and its entries in two indexes. */
  private static final int VITAL_ROW = 185;

  /** A row of {@code asset_performance} without its texts, and its entries in three indexes. */
  private static final int ASSET_ROW = 230;

  /** A row of {@code telemetry_recent} without its texts, and its entry in one index. */
  private static final int IDENTITY = 170;

  private static final Rejected TOO_DENSE =
      new Rejected(
          "item",
          "exceeds the storage budget of a beacon of this size: send fewer items in each",
          "too-dense");

  private final long bytes;
  private long used;

  StorageBudget(int bodyBytes) {
    bytes = (long) MOST * bodyBytes;
  }

  /** Charges an item's row to the budget; returns why the item is refused, null if it is not. */
  @Nullable Rejected pay(Item item, PageView view) {
    long cost = cost(item, view);
    if (used + cost > bytes + FLOOR) {
      return TOO_DENSE;
    }
    used += cost;
    return null;
  }

  /** Returns the bytes that remain for sketches. */
  long left() {
    return Math.max(0, bytes - used);
  }

  private static long cost(Item item, PageView view) {
    long common = length(view.path()) * 3L / 2 + length(view.id()) + length(view.release());
    if (item instanceof AssetItem asset) {
      long identity = view.id() == null ? 0 : IDENTITY + length(asset.reading().url());
      return ASSET_ROW + common + 3L * length(asset.reading().url()) + identity;
    }
    VitalReading reading = ((VitalItem) item).reading();
    return VITAL_ROW
        + common
        + identity(reading, view)
        + length(reading.id())
        + length(view.userAgent())
        + length(view.requestId())
        + length(reading.attribution()) * 3L / 2;
  }

  /** A metric without an id has no row in {@code telemetry_recent}. */
  private static long identity(VitalReading reading, PageView view) {
    return reading.id() == null
        ? 0
        : IDENTITY + (length(view.path()) + length(view.release())) * 3L / 2;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
