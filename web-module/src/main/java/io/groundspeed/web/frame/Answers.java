package io.groundspeed.web.frame;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the actions of a session did, from the redirect that follows an action until the page that
 * it leads to is shown: once. Reloading that page does not do the action again, and shows no
 * answer. Thread-safe.
 */
@SessionScoped
public class Answers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Answers that are not shown yet; older ones are dropped. */
  private static final int MOST = 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Answer> kept = new LinkedHashMap<>();

  /** Keeps an answer, and returns its name for the address of the page that shows it. */
  synchronized String keep(Answer answer) {
    String name = Long.toString(RANDOM.nextLong() >>> 1, Character.MAX_RADIX);
    kept.put(name, answer);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
    return name;
  }

  /** Returns an answer for the only time; null if there is none of this name. */
  synchronized @Nullable Answer take(String name) {
    return kept.remove(name);
  }

  /**
   * What an action did, or why it did nothing.
   *
   * @param done a sentence; null if nothing was done
   * @param refused a sentence; null if nothing was refused
   * @param secret what is shown this once; null if there is nothing
   */
  record Answer(@Nullable String done, @Nullable String refused, @Nullable Serializable secret)
      implements Serializable {
    static final Answer NONE = new Answer(null, null, null);
  }
}
