package io.groundspeed.web.account;

import io.groundspeed.account.OwnPassword;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code /account/password}: users change their own password. */
@Named("passwordChange")
@RequestScoped
public class PasswordPage {
  @Inject private HttpServletRequest request;
  @Inject private OwnPassword passwords;
  @Inject private SessionStanding session;
  @Inject private Refusals refusals;

  private @Nullable String current;
  private @Nullable String password;
  private boolean done;

  /**
   * Changes the password. This session continues, all other sessions of the user end. If it is
   * refused, {@link #isDone} stays false and {@link Refusals} holds the reason.
   */
  public void change() {
    done = refusals.allowed(() -> passwords.change(current, password));
    if (done) {
      request.changeSessionId();
      session.renew(request);
    }
  }

  /** Returns the log-in name of the current user. */
  public String getUsername() {
    return request.getUserPrincipal().getName();
  }

  /** Returns whether the password was changed in this request. */
  public boolean isDone() {
    return done;
  }

  /** Always returns null, so that a password is never sent back to the browser. */
  public @Nullable String getCurrent() {
    return null;
  }

  /** Sets the current password as entered; {@link #change} checks it. */
  public void setCurrent(@Nullable String current) {
    this.current = current;
  }

  /** Always returns null, so that a password is never sent back to the browser. */
  public @Nullable String getPassword() {
    return null;
  }

  /** Sets the new password as entered; {@link #change} checks it. */
  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
