package io.groundspeed.web.account;

import io.groundspeed.account.OwnPassword;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** {@code /account/password}: change one's own password. */
@Named("passwordChange")
@RequestScoped
public class PasswordPage {
  @Inject private HttpServletRequest request;
  @Inject private OwnPassword passwords;
  @Inject private SessionStanding session;
  @Inject private Refusals refusals;

  private String current;
  private String password;
  private boolean done;

  /** Changes it; this session goes on, all others of the user end. */
  public void change() {
    done = refusals.allowed(() -> passwords.change(current, password));
    if (done) {
      request.changeSessionId();
      session.renew(request);
    }
  }

  public String getUsername() {
    return request.getUserPrincipal().getName();
  }

  /** Returns whether it is changed. */
  public boolean isDone() {
    return done;
  }

  public String getCurrent() {
    return null;
  }

  public void setCurrent(String current) {
    this.current = current;
  }

  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
