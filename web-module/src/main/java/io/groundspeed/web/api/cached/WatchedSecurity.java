package io.groundspeed.web.api.cached;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Records whether the caller's identity was read. A response may depend on it then. */
final class WatchedSecurity implements SecurityContext {
  private final SecurityContext watched;
  private volatile boolean asked;

  WatchedSecurity(SecurityContext watched) {
    this.watched = watched;
  }

  boolean wasAsked() {
    return asked;
  }

  @Override
  public Principal getUserPrincipal() {
    asked = true;
    return watched.getUserPrincipal();
  }

  @Override
  public boolean isUserInRole(String role) {
    asked = true;
    return watched.isUserInRole(role);
  }

  @Override
  public boolean isSecure() {
    return watched.isSecure();
  }

  @Override
  public String getAuthenticationScheme() {
    asked = true;
    return watched.getAuthenticationScheme();
  }
}
