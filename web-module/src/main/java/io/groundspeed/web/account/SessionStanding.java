package io.groundspeed.web.account;

import io.groundspeed.platform.user.Standing;
import io.groundspeed.platform.user.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** The standing of the account that a session began with. */
@ApplicationScoped
public class SessionStanding {
  private static final String CREDENTIALS = SessionStanding.class.getName();

  @Inject private Standings standings;

  /** Returns whether the account is as the session found it: enabled, same role, same password. */
  boolean holds(HttpServletRequest request) {
    Optional<Standing> standing = standings.of(request.getUserPrincipal().getName());
    return standing.isPresent()
        && request.isUserInRole(standing.get().role())
        && sameCredentials(request.getSession(false), standing.get().credentialsVersion());
  }

  private static boolean sameCredentials(HttpSession session, int version) {
    if (session == null) {
      return true; // credentials came with the request, and were compared just now
    }
    Object began = session.getAttribute(CREDENTIALS);
    if (began == null) {
      session.setAttribute(CREDENTIALS, version);
    }
    return began == null || began.equals(version);
  }

  /** Lets the session go on after its own user changed the password. */
  void renew(HttpServletRequest request) {
    standings
        .now(request.getUserPrincipal().getName())
        .ifPresent(
            standing ->
                request.getSession().setAttribute(CREDENTIALS, standing.credentialsVersion()));
  }
}
