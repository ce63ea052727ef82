package io.groundspeed.platform.enrollment;

import io.groundspeed.platform.journey.Journey;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A certificate that a user completed a journey; at most one per user and journey. */
@Entity
@Immutable
@Table(name = "journey_certificates")
public class JourneyCertificate {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long userId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Journey journey;

  private String certificateId;
  private String verificationCode;
  private Instant issuedAt;

  protected JourneyCertificate() {}

  /**
   * @param certificateId printed on it, unique
   * @param verificationCode lets others verify it, unique and hard to guess
   */
  public JourneyCertificate(
      long userId,
      Journey journey,
      String certificateId,
      String verificationCode,
      Instant issuedAt) {
    this.userId = userId;
    this.journey = journey;
    this.certificateId = certificateId;
    this.verificationCode = verificationCode;
    this.issuedAt = issuedAt;
  }

  Long id() {
    return id;
  }

  long userId() {
    return userId;
  }

  Journey journey() {
    return journey;
  }

  String certificateId() {
    return certificateId;
  }

  String verificationCode() {
    return verificationCode;
  }

  Instant issuedAt() {
    return issuedAt;
  }
}
