package io.groundspeed.web.account;

import io.groundspeed.account.AccountRefused;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds what was refused in this request, to show the reason next to the field that caused it. */
@Named
@RequestScoped
public class Refusals {
  private @Nullable AccountRefused refused;

  /** Runs an action. Returns false if it was refused with {@link AccountRefused}. */
  public boolean allowed(Runnable action) {
    return get(
            () -> {
              action.run();
              return Boolean.TRUE;
            })
        != null;
  }

  /** Returns the result of a call, null if it was refused with {@link AccountRefused}. */
  public <T> @Nullable T get(Supplier<T> action) {
    try {
      return action.get();
    } catch (AccountRefused e) {
      refused = e;
      return null;
    }
  }

  /** Records a refusal that the page itself has detected. */
  public void refuse(AccountRefused refusal) {
    refused = refusal;
  }

  /** Returns the error message of a field, null if there is none. */
  public @Nullable String of(String field) {
    return refused != null && refused.field().equals(field) ? refused.getMessage() : null;
  }

  /** Returns the error message, null if nothing was refused. */
  public @Nullable String getMessage() {
    return refused == null ? null : refused.getMessage();
  }
}
