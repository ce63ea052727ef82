package io.groundspeed.web.beacon;

import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.vitals.VitalReading;
import io.groundspeed.web.beacon.Beacon.BadItem;
import io.groundspeed.web.beacon.Beacon.Item;
import io.groundspeed.web.beacon.Beacon.VitalItem;
import jakarta.json.stream.JsonParser.Event;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the fields of one metric, in any order. */
final class MetricFields {
  /** The navigation types of web-vitals (https://github.com/GoogleChrome/web-vitals#metric). */
  private static final Set<String> NAVIGATIONS =
      Set.of(
          "navigate",
          "reload",
          "back-forward",
          "back-forward-cache",
          "prerender",
          "restore",
          "soft-navigation");

  private final StrictJson json;
  private @Nullable String name;
  private @Nullable Double value;
  private @Nullable String id;
  private @Nullable String attribution;
  private @Nullable String page;
  private @Nullable String navigationType;
  private @Nullable Rejected wrong;

  MetricFields(StrictJson json) {
    this.json = json;
  }

  /** Reads one field; returns whether it identifies the object as a metric. */
  boolean read(String key, Event event) {
    switch (key) {
      case "name" -> name = text(key, event);
      case "value" -> value = number(key, event);
      case "id" -> id = clean(text(key, event));
      case "attribution" -> attribution = attribution(key, event);
      case "navigationURL" -> page = Pages.path(description(key, event));
      case "navigationType" -> navigationType = navigation(key, event);
      default -> json.skip(event);
    }
    return key.equals("name") || key.equals("value");
  }

  @Nullable String navigationType() {
    return navigationType;
  }

  Item item(int index) {
    if (wrong != null) {
      return new BadItem("vitals", index, wrong);
    }
    if (name == null) {
      return BadItem.missing("vitals", index, "name");
    }
    if (value == null) {
      return BadItem.missing("vitals", index, "value");
    }
    VitalReading reading = new VitalReading(name, value, id, attribution);
    return new VitalItem(index, reading, page, navigationType);
  }

  private @Nullable String navigation(String key, Event event) {
    String type = description(key, event);
    return type == null || NAVIGATIONS.contains(type) ? type : Beacon.OTHER;
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : Addresses.withoutSecrets(text);
  }

  private @Nullable String text(String key, Event event) {
    if (event == Event.VALUE_STRING) {
      return json.string();
    }
    json.skip(event);
    if (event != Event.VALUE_NULL) {
      refuse(key, "must be a text", "wrong-type");
    }
    return null;
  }

  private @Nullable Double number(String key, Event event) {
    if (event == Event.VALUE_NUMBER) {
      return json.number();
    }
    json.skip(event);
    refuse(key, "must be a number", "wrong-type");
    return null;
  }

  /** Returns a text that only describes the view; null if it is not a text. */
  private @Nullable String description(String key, Event event) {
    String text = json.text(event);
    if (text == null && event != Event.VALUE_NULL) {
      json.cut(key);
    }
    return text;
  }

  private @Nullable String attribution(String key, Event event) {
    if (event != Event.START_OBJECT) {
      json.skip(event);
      if (event != Event.VALUE_NULL) {
        json.cut(key);
      }
      return null;
    }
    return CanonicalJson.object(json, key);
  }

  private void refuse(String field, String reason, String code) {
    if (wrong == null) {
      wrong = new Rejected(field, reason, code);
    }
  }
}
