package io.groundspeed.web.beacon;

import io.groundspeed.telemetry.intake.Outcome.Rejected;
import io.groundspeed.vitals.ConnectionType;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import io.groundspeed.web.beacon.Beacon.BadItem;
import io.groundspeed.web.beacon.Beacon.Item;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses the body of a beacon: our own format, one Metric object of the web-vitals library, or an
 * array of them. An error in the body refuses all of it; an error in an item refuses only the item.
 * Fields that only describe the view (page, release, device, sample rate) are shortened or dropped
 * if unusable, and this is recorded: measurements are not lost for it.
 */
final class BeaconReader {
  private static final int MOST_ITEMS = 500;
  private static final double LEAST_RATE = 1e-6;
  private static final int LONGEST_PAGE = 1_024;
  private static final Pattern DEVICE = Pattern.compile("mobile|tablet|desktop|other");

  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_RELEASE = 100;
  private static final Pattern VIEW = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern RELEASE = Pattern.compile("[^\\p{Cntrl}]+");

  private final StrictJson json;
  private final List<Item> items = new ArrayList<>();
  private @Nullable String page;
  private @Nullable String pageViewId;
  private @Nullable String requestId;
  private @Nullable String navigationType;
  private @Nullable String device;
  private @Nullable String connection;
  private @Nullable String release;
  private double sampleRate = 1;
  private boolean bot;

  /** The first descriptive field that could not be used as sent. */
  private @Nullable Problem unusable;

  private BeaconReader(StrictJson json) {
    this.json = json;
  }

  /**
   * Parses a body.
   *
   * @throws InvalidRequest naming the field, if the body as a whole is wrong
   */
  static Beacon read(byte[] body, int length) {
    try (StrictJson json = StrictJson.of(body, length)) {
      return new BeaconReader(json).read();
    }
  }

  private Beacon read() {
    switch (json.next()) {
      case START_ARRAY -> readItems("body", this::readMetric);
      case START_OBJECT -> readObject();
      default -> throw StrictJson.invalid("must be an object or an array of objects");
    }
    json.expectEnd();
    if (items.isEmpty()) {
      throw new InvalidRequest(
          unusable == null
              ? Problem.ofField("vitals", "must hold at least one metric, or assets one load")
              : unusable);
    }
    return new Beacon(
        page,
        pageViewId,
        requestId,
        navigationType,
        device,
        connection,
        release,
        sampleRate,
        bot,
        items,
        json.cuts());
  }

  /** Our own format has lists; a Metric object has its name and value at the top level. */
  private void readObject() {
    MetricFields lone = new MetricFields(json);
    Set<String> keys = new HashSet<>();
    boolean metric = false;
    boolean lists = false;
    while (json.next() != Event.END_OBJECT) {
      String key = json.key(keys);
      Event value = json.next();
      switch (key) {
        case "vitals" -> {
          lists = true;
          readList("vitals", value, this::readMetric);
        }
        case "assets" -> {
          lists = true;
          readList("assets", value, this::readAsset);
        }
        case "page" -> page = Pages.path(head(key, text(key, value), LONGEST_PAGE));
        case "pageViewId" -> pageViewId = clean(shaped(key, text(key, value), VIEW));
        case "requestId" -> requestId = requestId(value);
        case "device" -> device = shaped(key, text(key, value), DEVICE);
        case "connection" -> connection = word(key, value, ConnectionType.words());
        case "release" ->
            release = clean(shaped(key, head(key, text(key, value), LONGEST_RELEASE), RELEASE));
        case "sampleRate" -> sampleRate = share(key, value);
        case "bot" -> {
          bot = value == Event.VALUE_TRUE;
          json.skip(value);
        }
        default -> metric |= lone.read(key, value);
      }
      refuseFlaw();
    }
    if (metric && !lists) {
      add(lone.item(0));
    }
    navigationType = lone.navigationType();
  }

  private void readList(String name, Event first, ItemReader reader) {
    if (first != Event.START_ARRAY) {
      throw new InvalidRequest(Problem.ofField(name, "must be an array"));
    }
    readItems(name, reader);
  }

  private void readItems(String list, ItemReader reader) {
    int index = 0;
    for (Event event = json.next(); event != Event.END_ARRAY; event = json.next()) {
      if (items.size() == MOST_ITEMS) {
        throw new InvalidRequest(
            Problem.ofField(list, "must not hold more than " + MOST_ITEMS + " items"));
      }
      refuseFlaw();
      if (event == Event.START_OBJECT) {
        add(reader.read(index));
      } else {
        json.skip(event);
        json.takeFlaw(); // the item is refused anyway
        add(
            new BadItem(
                list.equals("assets") ? list : "vitals",
                index,
                new Rejected("item", "must be an object", "item-type")));
      }
      index++;
    }
  }

  private Item readMetric(int index) {
    MetricFields fields = new MetricFields(json);
    Set<String> keys = new HashSet<>();
    while (json.next() != Event.END_OBJECT) {
      String key = json.key(keys);
      fields.read(key, json.next());
    }
    return flawed(index, fields.item(index));
  }

  private Item readAsset(int index) {
    AssetFields fields = new AssetFields(json);
    Set<String> keys = new HashSet<>();
    while (json.next() != Event.END_OBJECT) {
      String key = json.key(keys);
      fields.read(key, json.next());
    }
    return flawed(index, fields.item(index));
  }

  private void add(Item item) {
    items.add(item);
  }

  private Item flawed(int index, Item item) {
    StrictJson.Flaw flaw = json.takeFlaw();
    return flaw == null
        ? item
        : new BadItem(
            item.list(), index, new Rejected(flaw.field(), flaw.reason(), "malformed-item"));
  }

  private void refuseFlaw() {
    StrictJson.Flaw flaw = json.takeFlaw();
    if (flaw != null) {
      throw new InvalidRequest(Problem.ofField(flaw.field(), flaw.reason()));
    }
  }

  /** Returns a text that describes the beacon; null if it is no text or can't be stored. */
  private @Nullable String text(String field, Event value) {
    String text = json.text(value);
    return text != null || value == Event.VALUE_NULL
        ? text
        : unusable(field, value == Event.VALUE_STRING ? StrictJson.UNSTORABLE : "must be a text");
  }

  /** Returns a text, shortened to the maximum length; null if it is empty. */
  private @Nullable String head(String field, @Nullable String text, int longest) {
    if (text == null || !text.isEmpty() && text.length() <= longest) {
      return text;
    }
    unusable(field, "must have 1 to " + longest + " characters");
    return text.isEmpty() ? null : Texts.headOfChars(text, longest);
  }

  /** Returns a text that matches a pattern; null if it does not match. */
  private @Nullable String shaped(String field, @Nullable String text, Pattern shape) {
    return text == null || shape.matcher(text).matches()
        ? text
        : unusable(field, "must match " + shape.pattern());
  }

  private @Nullable String unusable(String field, String reason) {
    json.cut(field);
    unusable = unusable == null ? Problem.ofField(field, reason) : unusable;
    return null;
  }

  private static @Nullable String clean(@Nullable String text) {
    return text == null ? null : Addresses.withoutSecrets(text);
  }

  /** Replaces an unknown word instead of refusing it: future browsers may send new ones. */
  private @Nullable String word(String field, Event value, Set<String> known) {
    String word = head(field, text(field, value), LONGEST_WORD);
    return word == null || known.contains(word) ? word : Beacon.OTHER;
  }

  /**
   * Returns the request id; null if it is malformed. This is not the sender's fault: the page's
   * server may use the same header for something else.
   */
  private @Nullable String requestId(Event value) {
    String text = json.text(value);
    return text != null && REQUEST.matcher(text).matches() ? text : null;
  }

  private double share(String field, Event value) {
    if (value == Event.VALUE_NULL) {
      return 1;
    }
    double share = value == Event.VALUE_NUMBER ? json.number() : Double.NaN;
    if (share >= LEAST_RATE && share <= 1) {
      return share;
    }
    json.skip(value);
    unusable(field, "must be a number from " + LEAST_RATE + " to 1");
    return 1;
  }

  private interface ItemReader {
    Item read(int index);
  }
}
