package io.groundspeed.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;

/** The authenticated caller of the current request. */
@ApplicationScoped
public class Caller {
  @Inject private Principal principal;
  @Inject private UserIds ids;

  /**
   * Returns the caller's user id.
   *
   * @throws IllegalStateException if no user is logged in, which role checks on the calling method
   *     prevent
   */
  public long id() {
    String name = principal.getName();
    return ids.of(name).orElseThrow(() -> new IllegalStateException(name + " is no user"));
  }
}
