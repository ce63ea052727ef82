package io.groundspeed.probe.realm;

import io.groundspeed.probe.client.Client;
import io.groundspeed.probe.client.Refusal;
import io.groundspeed.probe.client.Refusal.Kind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks credentials in this order: a lock, credentials that were correct within the last minute,
 * the limits on attempts, the limit on hashing, the hash. A refusal is recorded in the {@link
 * Client} and never thrown: the container would turn it into a 500. Thread-safe.
 */
final class Login {
  private static final Logger LOG = Logger.getLogger(Login.class.getName());
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration DATABASE = Duration.ofSeconds(5);

  /** Longer names do not exist. Those with the same beginning share one count of attempts. */
  private static final int NAME = 100;

  private final StoredUsers users;
  private final PasswordCheck passwords;
  private final HashGate gate;
  private final Attempts attempts;
  private final VerifiedCredentials verified;
  private final LoginAudit audit;

  Login(
      StoredUsers users,
      PasswordCheck passwords,
      HashGate gate,
      LoginAudit audit,
      int failures,
      LongSupplier nanoTime) {
    this.users = users;
    this.passwords = passwords;
    this.gate = gate;
    this.audit = audit;
    this.attempts = new Attempts(failures, nanoTime);
    this.verified = new VerifiedCredentials(nanoTime);
  }

  /** Returns the user with these credentials; empty if they are wrong or were refused. */
  Optional<StoredUser> check(String name, String password) {
    String network = Client.current().map(Client::network).orElse("server");
    String counted = name.substring(0, Math.min(NAME, name.length()));
    Optional<Refusal> locked = attempts.locked(counted, network);
    if (locked.isPresent()) {
      return refuse(locked.get());
    }
    try {
      StoredUser user = users.of(name);
      return verified.contains(name, password, user.hash())
          ? Optional.of(user)
          : attempt(new Attempt(name, counted, network, password, user));
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The accounts can't be read now", e);
      return refuse(new Refusal(Kind.UNAVAILABLE, DATABASE));
    }
  }

  private Optional<StoredUser> attempt(Attempt attempt) {
    Optional<Refusal> refused = attempts.begin(attempt.counted, attempt.network);
    if (refused.isPresent()) {
      return refuse(refused.get());
    }
    boolean compared = false;
    try {
      boolean right = gate.run(attempt.network, () -> compare(attempt));
      compared = true;
      return right ? succeeded(attempt) : failed(attempt);
    } catch (BusyException e) {
      return refuse(new Refusal(Kind.BUSY, SOON));
    } finally {
      if (!compared) {
        attempts.undone(attempt.counted, attempt.network);
      }
    }
  }

  /** Also compares with a dummy hash: the time must not show which accounts exist. */
  private boolean compare(Attempt attempt) {
    return passwords.matches(attempt.password, attempt.user.hash()) && attempt.user.exists();
  }

  private Optional<StoredUser> succeeded(Attempt attempt) {
    verified.add(attempt.name, attempt.password, attempt.user.hash());
    boolean first = attempts.succeeded(attempt.counted, attempt.network);
    boolean form = Client.current().map(Client::isForm).orElse(false);
    if (first && !form) {
      audit.authenticated(attempt.name);
    }
    return Optional.of(attempt.user);
  }

  private Optional<StoredUser> failed(Attempt attempt) {
    Duration lock = attempts.failed(attempt.counted, attempt.network);
    audit.failed(attempt.name);
    if (!lock.isZero()) {
      audit.locked(attempt.name, lock);
    }
    return Optional.empty();
  }

  private Optional<StoredUser> refuse(Refusal refusal) {
    audit.refused();
    Client.current().ifPresent(client -> client.refuse(refusal));
    return Optional.empty();
  }

  /**
   * One attempt with a password. It has no {@code toString}, so that accidental output does not
   * show the password.
   */
  private static final class Attempt {
    private final String name;
    private final String counted;
    private final String network;
    private final String password;
    private final StoredUser user;

    Attempt(String name, String counted, String network, String password, StoredUser user) {
      this.name = name;
      this.counted = counted;
      this.network = network;
      this.password = password;
      this.user = user;
    }
  }
}
