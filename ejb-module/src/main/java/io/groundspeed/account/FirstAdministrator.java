package io.groundspeed.account;

import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that a new installation can be administered: creates the account {@code admin} with the
 * password in {@code GROUNDSPEED_ADMIN_PASSWORD}, or else logs a link that creates an
 * administrator. The variable never changes the password of an existing account: a value left
 * behind in a script must not restore an old password.
 */
@Singleton
@Startup
@DenyAll
public class FirstAdministrator {
  private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());
  private static final String NAME = "admin";
  private static final String PASSWORD = "GROUNDSPEED_ADMIN_PASSWORD";

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  @PostConstruct
  void create() {
    Environment environment = Environment.ofProcess();
    ensure(entities, time, environment.text(PASSWORD), AccountSettings.of(environment));
  }

  /**
   * Two nodes may start on an empty database at the same time. The first node's account is kept.
   */
  static void ensure(
      EntityManager entities,
      InstantSource time,
      @Nullable String password,
      AccountSettings settings) {
    OneTimeLinks links = new OneTimeLinks(entities, time, settings.linkLifetime());
    links.holdSetUp();
    if (exists(entities)) {
      return;
    }
    if (password != null
        && insert(entities, time, Password.ofVariable(PASSWORD, password, NAME).hash())) {
      links.endSetUp();
      LOG.info("Administrator \"admin\": created");
      return;
    }
    OneTimeLink link = links.makeForSetUp();
    LOG.log(
        Level.WARNING,
        "There is no administrator yet. Create one at {2}, once, until {1}: {3}/setup?token={0}",
        new Object[] {
          link.token(),
          link.expiresAt(),
          ExternalAddress.ofProcess().isPresent() ? "this address" : "this server's address",
          ExternalAddress.ofProcess().orElse("")
        });
  }

  /** Returns whether any enabled administrator with a password exists. */
  static boolean exists(EntityManager entities) {
    return entities
            .createQuery(
                """
                SELECT count(u)
                  FROM User u
                 WHERE u.role = :role AND u.disabledAt IS NULL AND u.passwordHash IS NOT NULL
                """,
                Long.class)
            .setParameter("role", Role.ADMIN)
            .getSingleResult()
        > 0;
  }

  private static boolean insert(EntityManager entities, InstantSource time, String hash) {
    return entities
            .createNativeQuery(
                """
                INSERT INTO groundspeed.users (username, display_name, role, password_hash, created_at)
                VALUES (?, 'Administrator', 'admin', ?, ?)
                    ON CONFLICT DO NOTHING
                """)
            .setParameter(1, NAME)
            .setParameter(2, hash)
            .setParameter(3, time.instant())
            .executeUpdate()
        == 1;
  }
}
