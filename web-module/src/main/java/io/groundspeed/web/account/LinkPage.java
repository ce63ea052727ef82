package io.groundspeed.web.account;

import io.groundspeed.account.AccountLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * {@code /account/link?token=…}: the user sets a password with a single-use link. Opening the page
 * does not use up the link.
 */
@Named("accountLink")
@RequestScoped
public class LinkPage {
  @Inject private HttpServletRequest request;
  @Inject private AccountLinks links;
  @Inject private Refusals refusals;

  private @Nullable String token;
  private @Nullable String username;
  private @Nullable String password;
  private boolean done;

  @PostConstruct
  void open() {
    token = request.getParameter("token");
    username = links.owner(token).orElse(null);
  }

  /**
   * Sets the password and uses up the link. If it is refused, {@link #isDone} stays false and
   * {@link Refusals} holds the reason.
   */
  public void choose() {
    done = refusals.allowed(() -> links.choosePassword(token, password));
  }

  /** Returns the token of the link, null if the request has none. */
  public @Nullable String getToken() {
    return token;
  }

  /** Returns the log-in name of the link's owner, null if the link is not valid. */
  public @Nullable String getUsername() {
    return username;
  }

  /** Returns whether the password was set in this request. */
  public boolean isDone() {
    return done;
  }

  /** Always returns null, so that a password is never sent back to the browser. */
  public @Nullable String getPassword() {
    return null;
  }

  /** Sets the new password as entered; {@link #choose} checks it. */
  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
