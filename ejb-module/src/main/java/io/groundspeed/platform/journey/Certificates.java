package io.groundspeed.platform.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Certificates of completed journeys: one per user and journey. */
@ApplicationScoped
public class Certificates {
  private static final int CODE_BYTES = 16;

  private final SecureRandom random = new SecureRandom();

  @PersistenceContext private EntityManager entities;
  @Inject private InstantSource time;

  /** Issues the certificate of a journey that the user has completed; once, however often asked. */
  @Transactional
  public void issue(long user, long journey) {
    if (issued(user, journey) > 0) {
      return;
    }
    Instant now = time.instant();
    String code = HexFormat.of().formatHex(randomBytes());
    String number =
        "GS-%d-%s"
            .formatted(
                now.atOffset(ZoneOffset.UTC).getYear(),
                code.substring(0, 8).toUpperCase(Locale.ROOT));
    entities.persist(
        new JourneyCertificate(
            user, entities.getReference(Journey.class, journey), number, code, now));
  }

  private long issued(long user, long journey) {
    return entities
        .createQuery(
            """
            SELECT count(c) FROM JourneyCertificate c
            WHERE c.userId = :user AND c.journey.id = :journey
            """,
            Long.class)
        .setParameter("user", user)
        .setParameter("journey", journey)
        .getSingleResult();
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[CODE_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Returns a user's certificates, newest first. */
  List<Certificate> of(long user) {
    return entities
        .createQuery(
            """
            SELECT NEW io.groundspeed.platform.journey.Certificate(
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
