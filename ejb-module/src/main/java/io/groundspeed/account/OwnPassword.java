package io.groundspeed.account;

import io.groundspeed.shared.Audit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes the password of the logged-in user. */
@Stateless
@RolesAllowed({"admin", "mentor", "client"})
public class OwnPassword {
  /** Same limit as the realm: ten wrong passwords, then none is accepted for 15 minutes. */
  private static final int MOST_ATTEMPTS = 10;

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;
  @Inject private Principal caller;
  @Inject private WrongPasswords wrong;

  /** For the container. */
  public OwnPassword() {}

  OwnPassword(EntityManager entities, InstantSource time, Principal caller, WrongPasswords wrong) {
    this.entities = entities;
    this.time = time;
    this.caller = caller;
    this.wrong = wrong;
  }

  /**
   * Changes the caller's password and ends the caller's other sessions.
   *
   * @throws AccountRefused naming {@code current}, {@code password} or {@code account}
   */
  public void change(@Nullable String current, @Nullable String next) {
    String name = caller.getName();
    if (wrong.count(name) >= MOST_ATTEMPTS) {
      throw new AccountRefused("current", "Too many wrong passwords: try again in 15 minutes.");
    }
    User user = self(name);
    if (!Password.matches(current, user.passwordHash())) {
      wrong.add(name);
      throw new AccountRefused("current", "The current password is not right.");
    }
    Password password = Password.chosen(next, name);
    if (Objects.equals(next, current)) {
      throw new AccountRefused("password", "The new password must differ from the current one.");
    }
    user.changePassword(password.hash(), time.instant());
    entities.flush();
    wrong.forget(name);
    Audit.log(name, "changed the password of", name);
  }

  private User self(String name) {
    return entities
        .createQuery(
            "SELECT u FROM User u WHERE u.username = :name AND u.disabledAt IS NULL", User.class)
        .setParameter("name", name)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> new AccountRefused("account", "This account is disabled."));
  }
}
