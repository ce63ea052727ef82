package io.groundspeed.account;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates and redeems one-time links, within the caller's transaction. */
final class OneTimeLinks {
  private final EntityManager entities;
  private final InstantSource time;
  private final Duration lifetime;

  OneTimeLinks(EntityManager entities, InstantSource time, Duration lifetime) {
    this.entities = entities;
    this.time = time;
    this.lifetime = lifetime;
  }

  /** Creates the user's only link. An earlier link stops working. */
  OneTimeLink make(User user) {
    return make(
        user.id(),
        user.username(),
        """
        ON CONFLICT (user_id) WHERE user_id IS NOT NULL
            DO UPDATE SET token_hash = EXCLUDED.token_hash,
                          created_at = EXCLUDED.created_at,
                          expires_at = EXCLUDED.expires_at
        """);
  }

  /** Creates an additional link for the first administrator: each node prints a separate one. */
  OneTimeLink makeForSetUp() {
    return make(null, null, "");
  }

  private OneTimeLink make(@Nullable Long userId, @Nullable String username, String onConflict) {
    Instant now = time.instant();
    OneTimeToken token = OneTimeToken.random();
    entities
        .createNativeQuery("DELETE FROM groundspeed.account_links WHERE expires_at <= ?")
        .setParameter(1, now)
        .executeUpdate();
    entities
        .createNativeQuery(
            """
            INSERT INTO groundspeed.account_links (token_hash, user_id, created_at, expires_at)
            VALUES (?, CAST(? AS bigint), ?, ?)
            """
                + onConflict)
        .setParameter(1, token.hash())
        .setParameter(2, userId)
        .setParameter(3, now)
        .setParameter(4, now.plus(lifetime))
        .executeUpdate();
    return new OneTimeLink(token.text(), username, now.plus(lifetime));
  }

  /** Returns the link's user without consuming the link; empty if the link is not valid. */
  Optional<User> owner(OneTimeToken token) {
    return users(
        """
        SELECT u.*
          FROM groundspeed.account_links l
          JOIN groundspeed.users u ON u.id = l.user_id AND u.disabled_at IS NULL
         WHERE l.token_hash = ? AND l.expires_at > ?
        """,
        token);
  }

  /**
   * Consumes a user's link. If several requests redeem it concurrently, only one receives the user.
   */
  Optional<User> redeem(OneTimeToken token) {
    return users(
        """
        WITH used AS (
            DELETE FROM groundspeed.account_links
             WHERE token_hash = ? AND expires_at > ? AND user_id IS NOT NULL
            RETURNING user_id)
        SELECT u.*
          FROM used
          JOIN groundspeed.users u ON u.id = used.user_id AND u.disabled_at IS NULL
        """,
        token);
  }

  @SuppressWarnings("unchecked")
  private Optional<User> users(String sql, OneTimeToken token) {
    List<User> found =
        entities
            .createNativeQuery(sql, User.class)
            .setParameter(1, token.hash())
            .setParameter(2, time.instant())
            .getResultList();
    return found.stream().findFirst();
  }

  boolean isForSetUp(OneTimeToken token) {
    return !entities
        .createNativeQuery(
            """
            SELECT 1
              FROM groundspeed.account_links
             WHERE token_hash = ? AND expires_at > ? AND user_id IS NULL
            """)
        .setParameter(1, token.hash())
        .setParameter(2, time.instant())
        .getResultList()
        .isEmpty();
  }

  /** Serializes set-up: concurrent transactions wait here until this one has ended. */
  void holdSetUp() {
    entities
        .createNativeQuery("LOCK TABLE groundspeed.account_links IN EXCLUSIVE MODE")
        .executeUpdate();
  }

  /** Removes all set-up links, including those of other nodes. */
  void endSetUp() {
    entities
        .createNativeQuery("DELETE FROM groundspeed.account_links WHERE user_id IS NULL")
        .executeUpdate();
  }
}
