package io.groundspeed.web.account;

import io.groundspeed.account.AccountLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code /setup?token=…}: creates the first administrator, once. */
@Named("setUp")
@RequestScoped
public class SetUpPage {
  @Inject private HttpServletRequest request;
  @Inject private AccountLinks links;
  @Inject private Refusals refusals;

  private @Nullable String token;
  private boolean open;
  private String username = "admin";
  private String name = "Administrator";
  private @Nullable String password;
  private boolean done;

  @PostConstruct
  void open() {
    token = request.getParameter("token");
    open = links.isForSetUp(token);
  }

  /**
   * Creates the administrator and uses up the link. If it is refused, {@link #isDone} stays false
   * and {@link Refusals} holds the reason.
   */
  public void create() {
    String created = refusals.get(() -> links.setUp(token, username, name, password));
    done = created != null;
    username = created != null ? created : username;
  }

  /** Returns the token of the link, null if the request has none. */
  public @Nullable String getToken() {
    return token;
  }

  /** Returns whether the link is valid. */
  public boolean isOpen() {
    return open;
  }

  /** Returns whether the administrator was created in this request. */
  public boolean isDone() {
    return done;
  }

  /** Returns the log-in name, {@code admin} by default. */
  public String getUsername() {
    return username;
  }

  /** Sets the log-in name as entered; {@link #create} checks it. */
  public void setUsername(String username) {
    this.username = username;
  }

  /** Returns the display name, {@code Administrator} by default. */
  public String getName() {
    return name;
  }

  /** Sets the display name as entered; {@link #create} checks it. */
  public void setName(String name) {
    this.name = name;
  }

  /** Always returns null, so that a password is never sent back to the browser. */
  public @Nullable String getPassword() {
    return null;
  }

  /** Sets the password as entered; {@link #create} checks it. */
  public void setPassword(@Nullable String password) {
    this.password = password;
  }
}
