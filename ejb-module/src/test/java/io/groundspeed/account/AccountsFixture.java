package io.groundspeed.account;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.testing.TestDatabase;
import io.groundspeed.testing.TestEntities;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Accounts in a separate database for each test, with a clock that the test sets. */
final class AccountsFixture implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Duration LIFETIME = Duration.ofHours(24);
  static final String PASSWORD = "a long enough password";

  final TestDatabase db = TestDatabase.fresh();
  private final TestEntities entities = TestEntities.on(db);
  private final AccountSettings settings = new AccountSettings(LIFETIME);
  private final WrongPasswords wrong = new WrongPasswords(this::now);
  private volatile Instant now = NOON;

  Instant now() {
    return now;
  }

  void setTime(Instant time) {
    now = time;
  }

  /** Adds an account that can log in, and returns its id. */
  long add(String username, Role role) {
    User user = new User(username, username, role, NOON);
    user.changePassword(hash(PASSWORD), NOON);
    return entities.storeAndLoad(user).id();
  }

  /** Uses as few rounds as bcrypt allows. {@link PasswordTest} tests the real hashes. */
  private static String hash(String password) {
    return BCrypt.withDefaults().hashToString(4, password.toCharArray());
  }

  /** Runs work as an administrator, in a separate transaction. */
  <T> T as(String caller, Function<Accounts, T> work) {
    return inTransaction(em -> work.apply(new Accounts(em, this::now, () -> caller, settings)));
  }

  void changeRole(String caller, long id, Role role) {
    as(
        caller,
        accounts -> {
          accounts.changeRole(id, role);
          return null;
        });
  }

  void disable(String caller, long id) {
    as(
        caller,
        accounts -> {
          accounts.disable(id);
          return null;
        });
  }

  <T> T links(Function<AccountLinks, T> work) {
    return inTransaction(em -> work.apply(new AccountLinks(em, this::now, settings)));
  }

  void changePassword(String caller, String current, String next) {
    inTransaction(
        em -> {
          new OwnPassword(em, this::now, () -> caller, wrong).change(current, next);
          return null;
        });
  }

  /** Does what a node does when it starts. */
  void start(String environmentPassword) {
    inTransaction(
        em -> {
          FirstAdministrator.ensure(em, this::now, environmentPassword, settings);
          return null;
        });
  }

  Optional<String> owner(String token) {
    return links(it -> it.owner(token));
  }

  boolean isForSetUp(String token) {
    return links(it -> it.isForSetUp(token));
  }

  /** Behaves like the container: a refusal rolls the transaction back. */
  private <T> T inTransaction(Function<EntityManager, T> work) {
    try (EntityManager em = entities.unit().createEntityManager()) {
      em.getTransaction().begin();
      try {
        T result = work.apply(em);
        em.getTransaction().commit();
        return result;
      } catch (RuntimeException e) {
        em.getTransaction().rollback();
        throw e;
      }
    }
  }

  String hashOf(String username) {
    return (String)
        db.row("SELECT password_hash FROM groundspeed.users WHERE username = ?", username)
            .get("password_hash");
  }

  boolean opens(String password, String username) {
    return Password.matches(password, hashOf(username));
  }

  @Override
  public void close() {
    entities.close();
    db.close();
  }
}
