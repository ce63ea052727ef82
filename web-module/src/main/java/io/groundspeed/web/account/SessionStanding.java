package io.groundspeed.web.account;

import io.groundspeed.account.Standing;
import io.groundspeed.account.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Compares the account with its state when the session began. */
@ApplicationScoped
public class SessionStanding {
  private static final String CREDENTIALS = SessionStanding.class.getName();

  @Inject private Standings standings;

  /**
   * Returns whether the account is unchanged since the session began: enabled, same role, same
   * password.
   */
  boolean holds(HttpServletRequest request) {
    String username = request.getUserPrincipal().getName();
    HttpSession session = request.getSession(false);
    Object began = session == null ? null : session.getAttribute(CREDENTIALS);
    boolean begins = session != null && began == null;
    Optional<Standing> standing = begins ? standings.now(username) : standings.of(username);
    if (standing.isEmpty() || !request.isUserInRole(standing.get().role())) {
      return false;
    }
    if (begins) {
      session.setAttribute(CREDENTIALS, standing.get().credentialsVersion());
    }
    return began == null || began.equals(standing.get().credentialsVersion());
  }

  /**
   * Stores the current state of the account in the session, after a log-in or after the user
   * changed the password.
   */
  void renew(HttpServletRequest request) {
    standings
        .now(request.getUserPrincipal().getName())
        .ifPresent(
            standing ->
                request.getSession().setAttribute(CREDENTIALS, standing.credentialsVersion()));
  }
}
