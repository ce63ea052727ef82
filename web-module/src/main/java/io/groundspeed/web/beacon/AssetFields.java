package io.groundspeed.web.beacon;

import io.groundspeed.asset.AssetReading;
import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.web.beacon.Beacon.AssetItem;
import io.groundspeed.web.beacon.Beacon.BadItem;
import io.groundspeed.web.beacon.Beacon.Item;
import jakarta.json.stream.JsonParser.Event;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one asset load, in any order. */
final class AssetFields {
  private final StrictJson json;
  private @Nullable String url;
  private @Nullable String type;
  private @Nullable Double bytes;
  private @Nullable Double millis;
  private boolean cached;
  private @Nullable Boolean blocking;
  private @Nullable Rejected wrong;

  AssetFields(StrictJson json) {
    this.json = json;
  }

  void read(String key, Event event) {
    switch (key) {
      case "url" -> url = address(text(key, event));
      case "type" -> type = text(key, event);
      case "bytes" -> bytes = number(key, event);
      case "ms" -> millis = number(key, event);
      case "cached" -> cached = flag(key, event);
      case "blocking" -> blocking = event == Event.VALUE_NULL ? null : (Boolean) flag(key, event);
      default -> json.skip(event);
    }
  }

  Item item(int index) {
    if (wrong != null) {
      return new BadItem("assets", index, wrong);
    }
    if (url == null) {
      return BadItem.missing("assets", index, "url");
    }
    if (type == null) {
      return BadItem.missing("assets", index, "type");
    }
    if (millis == null) {
      return BadItem.missing("assets", index, "ms");
    }
    if (bytes != null && !(Math.abs(bytes) <= 1L << 53)) {
      return new BadItem(
          "assets",
          index,
          new Rejected("bytes", "must be a number of bytes", "bytes-out-of-range"));
    }
    Long size = bytes == null ? null : Long.valueOf(Math.round(bytes));
    return new AssetItem(index, new AssetReading(url, type, size, millis, cached, blocking));
  }

  private static @Nullable String address(@Nullable String text) {
    return text == null ? null : Addresses.address(text.strip());
  }

  private @Nullable String text(String key, Event event) {
    if (event == Event.VALUE_STRING) {
      return json.string();
    }
    refuse(key, event, "must be a text");
    return null;
  }

  private @Nullable Double number(String key, Event event) {
    if (event == Event.VALUE_NUMBER) {
      return json.number();
    }
    refuse(key, event, "must be a number");
    return null;
  }

  private boolean flag(String key, Event event) {
    if (event != Event.VALUE_TRUE && event != Event.VALUE_FALSE) {
      refuse(key, event, "must be true or false");
    }
    return event == Event.VALUE_TRUE;
  }

  /** Records a field of the wrong type. JSON null counts as absent. */
  private void refuse(String field, Event event, String reason) {
    json.skip(event);
    if (wrong == null && event != Event.VALUE_NULL) {
      wrong = new Rejected(field, reason, "wrong-type");
    }
  }
}
