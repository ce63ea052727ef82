package io.groundspeed.web.system;

import io.groundspeed.account.Account;
import io.groundspeed.account.Accounts;
import io.groundspeed.account.OneTimeLink;
import io.groundspeed.account.Role;
import io.groundspeed.web.account.Refusals;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  private @Nullable String username;
  private @Nullable String name;
  private Role role = Role.CLIENT;
  private @Nullable Role newRole;

  /** Creates the account described by the form and a link for its user. */
  public void create() {
    show(refusals.get(() -> accounts.create(username, name, role)));
  }

  /** Creates a link with which the user of the open account sets a new password. */
  public void reset() {
    Account open = open();
    if (open != null) {
      show(refusals.get(() -> accounts.reset(open.id())));
    }
  }

  private void show(@Nullable OneTimeLink link) {
    if (link == null) {
      sayWhy();
    } else {
      outcome.done(null, link, frame.getAddress());
    }
  }

  /** Disables the open account; its sessions end within seconds. */
  public void disable() {
    change(open -> accounts.disable(open.id()), "is disabled: open sessions end within seconds.");
  }

  /** Enables the open account again. */
  public void enable() {
    change(open -> accounts.enable(open.id()), "is enabled.");
  }

  /** Changes the role of the open account. */
  public void changeRole() {
    change(open -> accounts.changeRole(open.id(), newRole), "now has another role.");
  }

  private void change(Consumer<Account> action, String sentence) {
    Account open = open();
    if (open == null) {
      return;
    }
    if (refusals.allowed(() -> action.accept(open))) {
      outcome.done(open.username() + " " + sentence, frame.getAddress());
    } else {
      sayWhy();
    }
  }

  private void sayWhy() {
    String why = refusals.getMessage();
    if (why != null) {
      outcome.refused(why);
    }
  }

  /** Returns the open account; null, after a refusal, if it can't be read any more. */
  private @Nullable Account open() {
    Account open = screen.getAccount();
    if (open == null) {
      outcome.refused("The account does not exist, or can't be read now.");
    }
    return open;
  }

  /** Returns the address of the new link, null if none was created. */
  public @Nullable String getLinkAddress() {
    return getLink() == null
        ? null
        : frame.getOrigin() + "/account/link?token=" + getLink().token();
  }

  /** Returns the link that the last action created, null if there is none. */
  public @Nullable OneTimeLink getLink() {
    return outcome.getSecret() instanceof OneTimeLink link ? link : null;
  }

  /** Returns all roles. */
  public Role[] getRoles() {
    return Role.values();
  }

  /** Returns the log-in name of the new account. */
  public @Nullable String getUsername() {
    return username;
  }

  /** Sets the log-in name of the new account. */
  public void setUsername(@Nullable String username) {
    this.username = username;
  }

  /** Returns the display name of the new account. */
  public @Nullable String getName() {
    return name;
  }

  /** Sets the display name of the new account. */
  public void setName(@Nullable String name) {
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
  public @Nullable Role getNewRole() {
    Account open = screen.getAccount();
    return newRole == null && open != null ? open.role() : newRole;
  }

  /** Sets the role to give to the open account. */
  public void setNewRole(@Nullable Role newRole) {
    this.newRole = newRole;
  }
}
