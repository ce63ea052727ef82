package io.groundspeed.web.system;

import io.groundspeed.account.Accounts;
import io.groundspeed.account.OneTimeLink;
import io.groundspeed.account.Role;
import io.groundspeed.web.account.Refusals;
import io.groundspeed.web.frame.Frame;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * The actions of the forms on the System screen. A new link is only in the response to the request
 * that created it.
 */
@Named("accountForm")
@RequestScoped
public class AccountForm {
  @Inject private Accounts accounts;
  @Inject private SystemScreen screen;
  @Inject private Refusals refusals;
  @Inject private Frame frame;

  private String username;
  private String name;
  private Role role = Role.CLIENT;
  private Role newRole;
  private OneTimeLink link;
  private String done;

  /** Creates the account described by the form and a link for its user. */
  public void create() {
    link = refusals.get(() -> accounts.create(username, name, role));
    if (link != null) {
      username = null;
      name = null;
      screen.reread();
    }
  }

  /** Creates a link with which the user of the open account sets a new password. */
  public void reset() {
    link = refusals.get(() -> accounts.reset(id()));
  }

  /** Disables the open account; its sessions end within seconds. */
  public void disable() {
    change(() -> accounts.disable(id()), "is disabled: open sessions end within seconds.");
  }

  /** Enables the open account again. */
  public void enable() {
    change(() -> accounts.enable(id()), "is enabled.");
  }

  /** Changes the role of the open account. */
  public void changeRole() {
    change(() -> accounts.changeRole(id(), newRole), "now has another role.");
  }

  private void change(Runnable action, String sentence) {
    if (refusals.allowed(action)) {
      screen.reread();
      done = screen.getAccount().username() + " " + sentence;
    }
  }

  private long id() {
    return screen.getAccount().id();
  }

  /** Returns the address of the new link, null if none was created. */
  public String getLinkAddress() {
    return link == null ? null : frame.getOrigin() + "/account/link?token=" + link.token();
  }

  /** Returns the new link, null if none was created. */
  public OneTimeLink getLink() {
    return link;
  }

  /** Returns the success message of the last action, null if there is none. */
  public String getDone() {
    return done;
  }

  /** Returns all roles. */
  public Role[] getRoles() {
    return Role.values();
  }

  /** Returns the log-in name of the new account. */
  public String getUsername() {
    return username;
  }

  /** Sets the log-in name of the new account. */
  public void setUsername(String username) {
    this.username = username;
  }

  /** Returns the display name of the new account. */
  public String getName() {
    return name;
  }

  /** Sets the display name of the new account. */
  public void setName(String name) {
    this.name = name;
  }

  /** Returns the role of the new account, client by default. */
  public Role getRole() {
    return role;
  }

  /** Sets the role of the new account. */
  public void setRole(Role role) {
    this.role = role;
  }

  /** Returns the role as chosen for the open account, or its current one. */
  public Role getNewRole() {
    return newRole == null && screen.getAccount() != null ? screen.getAccount().role() : newRole;
  }

  /** Sets the role to give to the open account. */
  public void setNewRole(Role newRole) {
    this.newRole = newRole;
  }
}
