package io.groundspeed.job.runner;

import io.groundspeed.shared.JsonText;
import jakarta.json.Json;
import java.util.concurrent.atomic.LongAdder;

/**
 * Bounds what handlers hand back, so that one job can't make its page unreadable or its completion
 * fail. What is cut carries a mark, and is counted. Thread-safe.
 */
final class Outcomes {
  /** Characters of a result. */
  static final int LONGEST_RESULT = 256 * 1024;

  /** Characters of a note about progress. */
  static final int LONGEST_NOTE = 1_000;

  private static final int LONGEST_BEGINNING = 64 * 1024;

  private final LongAdder cut = new LongAdder();

  /**
   * Returns a result as it is kept.
   *
   * @param json what the handler returned, null for nothing
   */
  String result(String json) {
    if (json == null) {
      return null;
    }
    if (json.length() > LONGEST_RESULT) {
      return beginning(json, "must not exceed 256 KiB");
    }
    String flaw = JsonText.flaw(json);
    return flaw == null ? json : beginning(json, flaw);
  }

  /** The text of the JSON, as a JSON string: it can't be cut and stay JSON otherwise. */
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

  /** Returns a note as it is kept, null for none. */
  String note(String note) {
    if (note == null || note.length() <= LONGEST_NOTE && JsonText.isStorable(note)) {
      return note;
    }
    cut.increment();
    String shown = note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
    return JsonText.storable(shown);
  }

  /** Returns how many results and notes were cut or marked since this node started. */
  long cut() {
    return cut.sum();
  }
}
