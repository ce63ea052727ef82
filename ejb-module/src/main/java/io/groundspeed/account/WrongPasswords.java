package io.groundspeed.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong current passwords per logged-in user over the last 15 minutes, on this node: someone
 * who finds an open session must not be able to guess the password. Thread-safe.
 */
@ApplicationScoped
class WrongPasswords {
  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final int NAMES = 1_000;

  private final Map<String, Attempts> attempts = new LinkedHashMap<>();
  private InstantSource time;

  protected WrongPasswords() {}

  @Inject
  WrongPasswords(InstantSource time) {
    this.time = time;
  }

  synchronized int count(String name) {
    Attempts last = attempts.get(name);
    return last == null || last.at().plus(REMEMBERED).isBefore(time.instant()) ? 0 : last.count();
  }

  synchronized void add(String name) {
    attempts.put(name, new Attempts(count(name) + 1, time.instant()));
    if (attempts.size() > NAMES) {
      attempts.remove(attempts.keySet().iterator().next());
    }
  }

  synchronized void forget(String name) {
    attempts.remove(name);
  }

  private record Attempts(int count, Instant at) {}
}
