package io.groundspeed.job;

import jakarta.ejb.ApplicationException;

/** Another job holds the unique key: it is waiting or running, or the key's period is not over. */
@ApplicationException
public final class UniqueKeyHeld extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  public UniqueKeyHeld(String key) {
    super("Another job holds the unique key \"" + key + "\".");
    this.key = key;
  }

  /** Returns the unique key. */
  public String key() {
    return key;
  }
}
