package io.groundspeed.web.account;

import io.groundspeed.account.AccountLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** {@code /account/link?token=…}: choose a password, once. Opening the page uses nothing up. */
@Named("accountLink")
@RequestScoped
public class LinkPage {
  @Inject private HttpServletRequest request;
  @Inject private AccountLinks links;
  @Inject private Refusals refusals;

  private String token;
  private String username;
  private String password;
  private boolean done;

  @PostConstruct
  void open() {
    token = request.getParameter("token");
    username = links.owner(token).orElse(null);
  }

  /** Sets the password, and uses the link up. */
  public void choose() {
    done = refusals.allowed(() -> links.choosePassword(token, password));
  }

  public String getToken() {
    return token;
  }

  /** Returns whose link it is, null where it no longer works. */
  public String getUsername() {
    return username;
  }

  /** Returns whether the password is set. */
  public boolean isDone() {
    return done;
  }

  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
