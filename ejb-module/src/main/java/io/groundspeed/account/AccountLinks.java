package io.groundspeed.account;

import io.groundspeed.shared.Audit;
import io.groundspeed.shared.Environment;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Redeems one-time links. Callable without logging in: possession of the link is the proof of
 * authority.
 */
@Stateless
@PermitAll
public class AccountLinks {
  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;
  private AccountSettings settings = AccountSettings.of(Environment.ofProcess());

  /** For the container. */
  public AccountLinks() {}

  AccountLinks(EntityManager entities, InstantSource time, AccountSettings settings) {
    this.entities = entities;
    this.time = time;
    this.settings = settings;
  }

  /** Returns the log-in name of the link's user; empty if the link is used, expired or unknown. */
  public Optional<String> owner(@Nullable String token) {
    return OneTimeToken.parse(token).flatMap(links()::owner).map(User::username);
  }

  /**
   * Consumes the link and sets its user's password. The user's running sessions end.
   *
   * @return the log-in name
   * @throws AccountRefused naming {@code link} or {@code password}; the link then still works
   */
  public String choosePassword(@Nullable String token, @Nullable String password) {
    User user =
        OneTimeToken.parse(token)
            .flatMap(links()::redeem)
            .orElseThrow(() -> new AccountRefused("link", "This link no longer works."));
    user.changePassword(Password.chosen(password, user.username()).hash(), time.instant());
    entities.flush();
    Audit.log(user.username(), "chose a password by link for", user.username());
    return user.username();
  }

  /** Returns whether a link creates the first administrator. */
  public boolean isForSetUp(@Nullable String token) {
    return OneTimeToken.parse(token).filter(links()::isForSetUp).isPresent();
  }

  /**
   * Consumes the link and creates the first administrator.
   *
   * @return the log-in name
   * @throws AccountRefused naming the field that is invalid; the link then still works
   */
  public String setUp(
      @Nullable String token, String username, String name, @Nullable String password) {
    OneTimeLinks links = links();
    links.holdSetUp();
    if (!isForSetUp(token) || FirstAdministrator.exists(entities)) {
      throw new AccountRefused("link", "This link no longer works.");
    }
    User admin =
        new User(Accounts.username(username), Accounts.name(name), Role.ADMIN, time.instant());
    Accounts.requireFree(entities, admin.username());
    admin.changePassword(Password.chosen(password, admin.username()).hash(), time.instant());
    entities.persist(admin);
    links.endSetUp();
    entities.flush();
    Audit.log("set-up link", "created the first administrator", admin.username());
    return admin.username();
  }

  private OneTimeLinks links() {
    return new OneTimeLinks(entities, time, settings.linkLifetime());
  }
}
