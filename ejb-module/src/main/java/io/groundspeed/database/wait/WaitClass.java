package io.groundspeed.database.wait;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an active session spends its time on: PostgreSQL's types of wait events
 * (https://www.postgresql.org/docs/18/monitoring-stats.html), or the processor.
 */
public enum WaitClass {
  CPU("CPU", "working"),
  IO("IO", "reading or writing files"),
  LOCK("Lock", "waiting for a lock that another session holds"),
  LWLOCK("LWLock", "waiting for one of PostgreSQL's internal locks"),
  CLIENT("Client", "waiting for the client"),
  IPC("IPC", "waiting for another process"),
  TIMEOUT("Timeout", "sleeping"),
  OTHER("Other", "waiting for something else");

  private final String word;
  private final String meaning;

  WaitClass(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  /** Returns PostgreSQL's word for it. */
  public String getWord() {
    return word;
  }

  /** Returns what the session does, for example {@code waiting for the client}. */
  public String getMeaning() {
    return meaning;
  }

  /**
   * Returns the class of a wait event.
   *
   * @param type null if the session does not wait
   */
  public static WaitClass of(@Nullable String type) {
    return type == null ? CPU : ofWord(type);
  }

  /** Returns the class with a word, {@link #OTHER} for another. */
  static WaitClass ofWord(String word) {
    return Arrays.stream(values())
        .filter(known -> known.word.equals(word))
        .findFirst()
        .orElse(OTHER);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(WaitClass::getWord).toList();
  }
}
