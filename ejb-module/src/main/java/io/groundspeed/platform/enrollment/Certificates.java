package io.groundspeed.platform.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** Certificates of completed journeys: one per user and journey. */
@ApplicationScoped
public class Certificates {
  @PersistenceContext private EntityManager entities;

  /**
   * Issues the certificate of a journey that the user has completed. Further calls have no effect.
   */
  @Transactional
  public void issue(long user, long journey) {
    entities
        .unwrap(Session.class)
        .doWork(connection -> new Printing(connection).issue(user, journey));
  }

  /** Returns a user's certificates, newest first. */
  List<Certificate> of(long user) {
    return entities
        .createQuery(
            """
            SELECT NEW io.groundspeed.platform.enrollment.Certificate(
                j.slug, j.title, c.certificateId, c.verificationCode, c.issuedAt)
            FROM JourneyCertificate c
            JOIN c.journey j
            WHERE c.userId = :user
            ORDER BY c.issuedAt DESC
            """,
            Certificate.class)
        .setParameter("user", user)
        .getResultList();
  }
}
