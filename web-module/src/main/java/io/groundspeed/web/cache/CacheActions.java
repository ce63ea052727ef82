package io.groundspeed.web.cache;

import io.groundspeed.cache.desk.CacheControl;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The actions of the forms on the Cache screen, with their results. */
@Named("cacheActions")
@RequestScoped
public class CacheActions {
  static final String EVERYTHING = "all";

  @Inject private CacheControl control;
  @Inject private HttpServletRequest request;
  @Inject private Frame frame;
  @Inject private Outcome outcome;

  private @Nullable String key;
  private @Nullable String entity;
  private @Nullable String confirmation;

  /** Invalidates the key of the row whose button was clicked. */
  public void invalidateListed() {
    String listed = request.getParameter("invalidate");
    invalidate(listed == null ? "" : listed);
  }

  /** Invalidates the key that was typed. */
  public void invalidateKey() {
    invalidate(typed(key));
  }

  private void invalidate(String named) {
    if (named.isEmpty()) {
      outcome.refused("Enter the key to invalidate, such as journeys:categories.");
    } else if (control.invalidateKey(named)) {
      done("%s is invalidated.".formatted(named));
    } else {
      outcome.refused("%s is not in the cache.".formatted(named));
    }
  }

  /** Invalidates all entries that depend on the entity that was typed. */
  public void invalidateEntity() {
    String named = typed(entity);
    String[] parts = named.split(":", 2);
    if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
      outcome.refused(
          "Enter the entity as its type and id, such as journey:42, or journey:* for any.");
      return;
    }
    try {
      control.invalidateEntity(parts[0].strip(), parts[1].strip());
      done("Everything that depends on %s is invalidated.".formatted(named));
    } catch (IllegalArgumentException e) {
      outcome.refused(e);
    }
  }

  /** Invalidates everything, if the confirmation word was typed. */
  public void invalidateAll() {
    if (EVERYTHING.equals(typed(confirmation))) {
      control.invalidateAll();
      done("The whole cache is invalidated.");
    } else {
      outcome.refused("Nothing was done: type the word \"%s\" to confirm.".formatted(EVERYTHING));
    }
    confirmation = null;
  }

  /** Enqueues the job that warms the cache, unless one is enqueued or running. */
  public void warm() {
    try {
      done("Job %d warms the cache.".formatted(control.warm()));
    } catch (UniqueKeyHeld e) {
      outcome.refused("The cache is being warmed already.");
    }
  }

  private void done(String sentence) {
    outcome.done(sentence, frame.getAddress());
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /** Returns the key to invalidate as typed. */
  public @Nullable String getKey() {
    return key;
  }

  /** Sets the key to invalidate as typed. */
  public void setKey(@Nullable String key) {
    this.key = key;
  }

  /** Returns the entity to invalidate as typed. */
  public @Nullable String getEntity() {
    return entity;
  }

  /** Sets the entity to invalidate as typed, such as {@code journey:42}. */
  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  /** Returns the confirmation word as typed. */
  public @Nullable String getConfirmation() {
    return confirmation;
  }

  /** Sets the confirmation word as typed. */
  public void setConfirmation(@Nullable String confirmation) {
    this.confirmation = confirmation;
  }
}
