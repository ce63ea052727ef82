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
 * What the forms of the System screen do. A link that is made is in the answer to that one request,
 * and nowhere else.
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

  /** Creates the account that the form describes. */
  public void create() {
    link = refusals.get(() -> accounts.create(username, name, role));
    if (link != null) {
      username = null;
      name = null;
      screen.reread();
    }
  }

  /** Makes a link by which the open account's user chooses a password. */
  public void reset() {
    link = refusals.get(() -> accounts.reset(id()));
  }

  /** Shuts the open account's user out. */
  public void disable() {
    change(() -> accounts.disable(id()), "is disabled: sessions that are open end within seconds.");
  }

  /** Lets the open account's user in again. */
  public void enable() {
    change(() -> accounts.enable(id()), "is enabled.");
  }

  /** Changes what the open account's user may do. */
  public void changeRole() {
    change(() -> accounts.changeRole(id(), newRole), "has another role from now on.");
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

  /** Returns the address that the new link has, null where none was made. */
  public String getLinkAddress() {
    return link == null ? null : frame.getOrigin() + "/account/link?token=" + link.token();
  }

  /** Returns the link that was made, null where none was. */
  public OneTimeLink getLink() {
    return link;
  }

  /** Returns what was done, null where nothing was. */
  public String getDone() {
    return done;
  }

  public Role[] getRoles() {
    return Role.values();
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

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }

  public Role getNewRole() {
    return newRole == null && screen.getAccount() != null ? screen.getAccount().role() : newRole;
  }

  public void setNewRole(Role newRole) {
    this.newRole = newRole;
  }
}
