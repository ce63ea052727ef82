package io.groundspeed.account.activity;

import io.groundspeed.account.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Records user activity: the event, the time of last activity, and the streak. Call it first in a
 * transaction: it locks the user's row, so that two concurrent requests of one user take their
 * locks in the same order.
 */
@ApplicationScoped
public class Activity {
  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  /**
   * Records an event of a user.
   *
   * @param event for example {@code journey_enrolled}
   * @param journey null if the event is not about a journey
   */
  public void happened(String event, long user, @Nullable Long journey) {
    Instant now = time.instant();
    entities.find(User.class, user, LockModeType.PESSIMISTIC_WRITE).wasActive(now);
    streakOf(user, now).activeOn(now.atOffset(ZoneOffset.UTC).toLocalDate(), now);
    entities.persist(new AnalyticsEvent(event, user, journey, null, now));
  }

  private ActivityStreak streakOf(long user, Instant now) {
    return entities
        .createQuery("SELECT s FROM ActivityStreak s WHERE s.userId = :user", ActivityStreak.class)
        .setParameter("user", user)
        .getResultStream()
        .findFirst()
        .orElseGet(
            () -> {
              ActivityStreak streak = new ActivityStreak(user, now);
              entities.persist(streak);
              return streak;
            });
  }
}
