package io.groundspeed.account;

import io.groundspeed.shared.Audit;
import io.groundspeed.shared.Environment;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.Principal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Manages accounts on behalf of administrators. Every change is audited; every refusal is an {@link
 * AccountRefused}. Administrators can't disable or demote themselves, so at least one administrator
 * always remains.
 */
@Stateless
@RolesAllowed("admin")
public class Accounts {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
  private static final int LONGEST_NAME = 100;
  private static final String MATCHING =
      " FROM User u WHERE lower(u.username) LIKE :part ESCAPE '!'"
          + " OR lower(u.displayName) LIKE :part ESCAPE '!'";

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;
  @Inject private Principal caller;
  private AccountSettings settings = AccountSettings.of(Environment.ofProcess());

  /** For the container. */
  public Accounts() {}

  Accounts(EntityManager entities, InstantSource time, Principal caller, AccountSettings settings) {
    this.entities = entities;
    this.time = time;
    this.caller = caller;
    this.settings = settings;
  }

  /**
   * Returns a page of the accounts whose log-in name or display name contains a text, ordered by
   * log-in name.
   *
   * @param part matched case-insensitively; null or empty for all
   * @param page from 1; a number beyond the last page returns the last page
   */
  public AccountPage list(@Nullable String part, int page) {
    String pattern = pattern(part);
    long total =
        entities
            .createQuery("SELECT count(u)" + MATCHING, Long.class)
            .setParameter("part", pattern)
            .getSingleResult();
    int pages = AccountPage.pages(total);
    int number = Math.max(1, Math.min(page, pages));
    List<Account> accounts = list(pattern, (number - 1) * AccountPage.SIZE, AccountPage.SIZE);
    return new AccountPage(accounts, number, pages, total);
  }

  /**
   * Returns the accounts whose log-in name or display name contains a text, ordered by log-in name,
   * as one page.
   *
   * @param part as above
   * @param limit maximum number of accounts
   */
  public AccountPage first(@Nullable String part, int limit) {
    List<Account> accounts = list(pattern(part), 0, limit);
    return new AccountPage(accounts, 1, 1, accounts.size());
  }

  private List<Account> list(String pattern, int from, int limit) {
    return entities
        .createQuery("SELECT u" + MATCHING + " ORDER BY u.username", User.class)
        .setParameter("part", pattern)
        .setFirstResult(from)
        .setMaxResults(limit)
        .getResultStream()
        .map(Account::of)
        .toList();
  }

  private static String pattern(@Nullable String part) {
    String text = part == null ? "" : part.strip().toLowerCase(Locale.ROOT);
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }

  /** Returns an account; empty if there is none with this id. */
  public Optional<Account> find(long id) {
    return Optional.ofNullable(entities.find(User.class, id)).map(Account::of);
  }

  /**
   * Creates an account without a password.
   *
   * @param username the log-in name; if it contains an @, it is also used as the e-mail address
   * @return the link with which the user chooses a password; it is shown once and not stored
   */
  public OneTimeLink create(@Nullable String username, @Nullable String name, @Nullable Role role) {
    requireActiveCaller();
    User user = new User(username(username), name(name), role(role), time.instant());
    requireFree(entities, user.username());
    if (user.username().contains("@")) {
      user.rename(user.displayName(), user.username(), time.instant());
    }
    entities.persist(user);
    entities.flush();
    OneTimeLink link = links().make(user);
    Audit.log(caller.getName(), "created the %s".formatted(word(user.role())), user.username());
    return link;
  }

  /**
   * Creates a new link to choose a password. The current password keeps working until then.
   *
   * @throws AccountRefused if the account is disabled or no longer exists
   */
  public OneTimeLink reset(long id) {
    requireActiveCaller();
    User user = get(id);
    if (user.disabledAt() != null) {
      throw new AccountRefused("account", "The account is disabled: enable it first.");
    }
    OneTimeLink link = links().make(user);
    Audit.log(caller.getName(), "made a link to choose a new password for", user.username());
    return link;
  }

  /** Disables an account: no further log-ins, and running sessions end within seconds. */
  public void disable(long id) {
    User user = getOther(id);
    if (user.disabledAt() == null) {
      user.disable(time.instant());
      done("disabled", user);
    }
  }

  /** Enables an account again. Its password is unchanged. */
  public void enable(long id) {
    requireActiveCaller();
    User user = get(id);
    if (user.disabledAt() != null) {
      user.enable(time.instant());
      done("enabled", user);
    }
  }

  /** Changes a user's role. Their running sessions end within seconds. */
  public void changeRole(long id, @Nullable Role role) {
    User user = getOther(id);
    Role given = role(role);
    user.changeRole(given, time.instant());
    done("gave the role %s to".formatted(word(given)), user);
  }

  private void done(String action, User user) {
    entities.flush();
    Audit.log(caller.getName(), action, user.username());
  }

  private User getOther(long id) {
    requireActiveCaller();
    User user = get(id);
    if (user.username().equals(caller.getName())) {
      throw new AccountRefused(
          "account", "You can’t do this to your own account: ask another administrator.");
    }
    return user;
  }

  /**
   * The caller may have been disabled a moment ago. If two administrators disable each other
   * concurrently, the second waits here for the first and is then refused.
   */
  private void requireActiveCaller() {
    boolean active =
        entities
            .createQuery(
                "SELECT u FROM User u WHERE u.role = :admin AND u.disabledAt IS NULL ORDER BY u.id",
                User.class)
            .setParameter("admin", Role.ADMIN)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .anyMatch(admin -> admin.username().equals(caller.getName()));
    if (!active) {
      throw new AccountRefused("account", "You are no longer an administrator.");
    }
  }

  private User get(long id) {
    User user = entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (user == null) {
      throw new AccountRefused("account", "There is no such account any more.");
    }
    return user;
  }

  static void requireFree(EntityManager entities, String username) {
    boolean taken =
        entities
                .createQuery(
                    """
                    SELECT count(u)
                      FROM User u
                     WHERE lower(u.username) = :name OR lower(u.email) = :name
                    """,
                    Long.class)
                .setParameter("name", username)
                .getSingleResult()
            > 0;
    if (taken) {
      throw new AccountRefused("username", "The log-in name is taken: choose another one.");
    }
  }

  static String username(@Nullable String text) {
    String name = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (!USERNAME.matcher(name).matches()) {
      throw new AccountRefused(
          "username",
          "The log-in name must have 1 to 100 characters: letters a to z, digits and . _ @ + -,"
              + " beginning with a letter or a digit.");
    }
    return name;
  }

  static String name(@Nullable String text) {
    String name = text == null ? "" : text.strip();
    boolean plain = name.codePoints().noneMatch(Character::isISOControl);
    if (name.isEmpty() || name.length() > LONGEST_NAME || !plain) {
      throw new AccountRefused("name", "The name must have 1 to 100 characters.");
    }
    return name;
  }

  private static Role role(@Nullable Role role) {
    if (role == null) {
      throw new AccountRefused("role", "The role must be admin, mentor or client.");
    }
    return role;
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private OneTimeLinks links() {
    return new OneTimeLinks(entities, time, settings.linkLifetime());
  }
}
