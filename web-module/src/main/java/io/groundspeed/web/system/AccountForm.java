package io.groundspeed.web.system;

import io.groundspeed.account.Accounts;
import io.groundspeed.account.OneTimeLink;
import io.groundspeed.account.Role;
import io.groundspeed.web.account.Refusals;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * The actions of the forms on the System screen. A new link is kept in the session of the user who
 * created it until the page that follows has shown it once.
 */
@Named("accountForm")
@RequestScoped
public class AccountForm {
  @Inject private Accounts accounts;
  @Inject private SystemScreen screen;
  @Inject private Refusals refusals;
  @Inject private Frame frame;
  @Inject private Outcome outcome;

  private String username;
  private String name;
  private Role role = Role.CLIENT;
  private Role newRole;

  /** Creates the account described by the form and a link for its user. */
  public void create() {
    show(refusals.get(() -> accounts.create(username, name, role)));
  }

  /** Creates a link with which the user of the open account sets a new password. */
  public void reset() {
    show(refusals.get(() -> accounts.reset(id())));
  }

  private void show(OneTimeLink link) {
    if (link != null) {
      outcome.done(null, link, frame.getAddress());
    }
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
      outcome.done(screen.getAccount().username() + " " + sentence, frame.getAddress());
    }
  }

  private long id() {
    return screen.getAccount().id();
  }

  /** Returns the address of the new link, null if none was created. */
  public String getLinkAddress() {
    return getLink() == null
        ? null
        : frame.getOrigin() + "/account/link?token=" + getLink().token();
  }

  /** Returns the link that the last action created, null if there is none. */
  public OneTimeLink getLink() {
    return outcome.getSecret() instanceof OneTimeLink link ? link : null;
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
