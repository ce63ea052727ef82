package io.groundspeed.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;

/** Who calls, as the server has authenticated him. */
@ApplicationScoped
public class Caller {
  @Inject private Principal principal;
  @Inject private UserIds ids;

  /**
   * Returns the id of the user who calls.
   *
   * @throws IllegalStateException when nobody is logged in, which the roles of a method prevent
   */
  public long id() {
    String name = principal.getName();
    return ids.of(name).orElseThrow(() -> new IllegalStateException(name + " is no user"));
  }
}
