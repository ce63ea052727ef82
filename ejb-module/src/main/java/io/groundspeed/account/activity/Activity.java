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

/**
 * Notes what users do: the event, their last time, and their streak. Call it before anything else
 * in a transaction: it locks the user, and two requests of one user then wait in one order.
 */
@ApplicationScoped
public class Activity {
  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  /**
   * @param event for example {@code journey_enrolled}
   * @param journey null when it is about none
   */
  public void happened(String event, long user, Long journey) {
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
