package io.groundspeed.web.account;

import io.groundspeed.account.AccountLinks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** {@code /setup?token=…}: create the first administrator, once. */
@Named("setUp")
@RequestScoped
public class SetUpPage {
  @Inject private HttpServletRequest request;
  @Inject private AccountLinks links;
  @Inject private Refusals refusals;

  private String token;
  private boolean open;
  private String username = "admin";
  private String name = "Administrator";
  private String password;
  private boolean done;

  @PostConstruct
  void open() {
    token = request.getParameter("token");
    open = links.isForSetUp(token);
  }

  /** Creates the administrator, and uses the link up. */
  public void create() {
    String created = refusals.get(() -> links.setUp(token, username, name, password));
    done = created != null;
    username = done ? created : username;
  }

  public String getToken() {
    return token;
  }

  /** Returns whether the link works. */
  public boolean isOpen() {
    return open;
  }

  /** Returns whether the administrator is created. */
  public boolean isDone() {
    return done;
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
