package io.groundspeed.platform.user;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.groundspeed.shared.Environment;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Creates the account {@code admin} with the password of {@code GROUNDSPEED_ADMIN_PASSWORD} where
 * there is no administrator yet. An account that exists keeps its password, whatever the variable
 * says: one left behind in a script must not bring an old password back.
 */
@Singleton
@Startup
public class FirstAdministrator {
  private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());
  private static final String NAME = "admin";

  /** 2^12 rounds: the cost of the dummy hash that unknown names are compared with. */
  private static final int COST = 12;

  /** bcrypt ignores what comes after 72 bytes. */
  private static final int LONGEST_PASSWORD = 72;

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  @PostConstruct
  void create() {
    if (exists()) {
      return;
    }
    String password = Environment.ofProcess().text("GROUNDSPEED_ADMIN_PASSWORD", null);
    if (password == null) {
      LOG.warning(
          "There is no administrator yet: set GROUNDSPEED_ADMIN_PASSWORD and deploy again,"
              + " and the account \"admin\" is created with it");
      return;
    }
    insert(hash(password));
  }

  private boolean exists() {
    return entities
            .createQuery("SELECT count(u) FROM User u WHERE u.role = :role", Long.class)
            .setParameter("role", Role.ADMIN)
            .getSingleResult()
        > 0;
  }

  private static String hash(String password) {
    if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
      throw new IllegalArgumentException(
          "GROUNDSPEED_ADMIN_PASSWORD must not have more than 72 bytes");
    }
    return BCrypt.withDefaults().hashToString(COST, password.toCharArray());
  }

  /** Two nodes may start on an empty database at once: the first one's account stands. */
  private void insert(String hash) {
    int created =
        entities
            .createNativeQuery(
                """
                INSERT INTO groundspeed.users (username, display_name, role, password_hash, created_at)
                VALUES (?, 'Administrator', 'admin', ?, ?)
                    ON CONFLICT DO NOTHING
                """)
            .setParameter(1, NAME)
            .setParameter(2, hash)
            .setParameter(3, time.instant())
            .executeUpdate();
    LOG.log(Level.INFO, "Administrator \"admin\": {0}", created == 1 ? "created" : "already there");
  }
}
