package io.groundspeed.job.runner;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Limits the size of results and notes, so that one job can't make its page unreadable or its
 * completion fail. Truncated values are marked and counted. Thread-safe.
 */
final class Outcomes {
  /** Maximum length of a result in characters. */
  static final int LONGEST_RESULT = 256 * 1024;

  /** Maximum length of a progress note in characters. */
  static final int LONGEST_NOTE = 1_000;

  private static final int LONGEST_BEGINNING = 64 * 1024;

  private final LongAdder cut = new LongAdder();

  /**
   * Returns a result in the form in which it is stored.
   *
   * @param json what the handler returned; null for nothing
   */
  @Nullable String result(@Nullable String json) {
    if (json == null) {
      return null;
    }
    if (json.length() > LONGEST_RESULT) {
      return beginning(json, "must not exceed 256 KiB");
    }
    String flaw = JsonText.flaw(json);
    return flaw == null ? json : beginning(json, flaw);
  }

  /**
   * Returns the beginning of the JSON's text as a JSON string, because truncated JSON would be
   * invalid.
   */
  private String beginning(String json, String flaw) {
    cut.increment();
    String shown = json.substring(0, Math.min(json.length(), LONGEST_BEGINNING));
    return Json.createObjectBuilder()
        .add("cut", "The result " + flaw)
        .add("characters", json.length())
        .add("beginning", JsonText.storable(shown))
        .build()
        .toString();
  }

  /** Returns a note in the form in which it is stored; null for none. */
  @Nullable String note(@Nullable String note) {
    if (note == null || note.length() <= LONGEST_NOTE && JsonText.isStorable(note)) {
      return note;
    }
    cut.increment();
    String shown = note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
    return JsonText.storable(shown);
  }

  /** Returns how many results and notes were truncated or altered since this node started. */
  long cut() {
    return cut.sum();
  }
}
