package io.groundspeed.web.account;

import io.groundspeed.account.AccountRefused;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.function.Supplier;

/** What was refused in this request, to be said beside the field that is to blame. */
@Named
@RequestScoped
public class Refusals {
  private AccountRefused refused;

  /** Does something, and returns whether it was allowed. */
  public boolean allowed(Runnable action) {
    return get(
            () -> {
              action.run();
              return Boolean.TRUE;
            })
        != null;
  }

  /** Returns what a call returns, null where it is refused. */
  public <T> T get(Supplier<T> action) {
    try {
      return action.get();
    } catch (AccountRefused e) {
      refused = e;
      return null;
    }
  }

  /** Notes a refusal of our own. */
  public void refuse(AccountRefused refusal) {
    refused = refusal;
  }

  /** Returns what is wrong with a field, null where nothing is. */
  public String of(String field) {
    return refused != null && refused.field().equals(field) ? refused.getMessage() : null;
  }

  /** Returns what is wrong, null where nothing is. */
  public String getMessage() {
    return refused == null ? null : refused.getMessage();
  }
}
