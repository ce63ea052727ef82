package io.groundspeed.platform.enrollment;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/** Issues certificates and prints each of them once, over a connection and in its transaction. */
final class Printing {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODE_BYTES = 16;

  /** A concurrent second insert waits and then finds the first one's row. */
  private static final String ISSUE =
      """
      INSERT INTO groundspeed.journey_certificates
             (user_id, journey_id, certificate_id, verification_code, issued_at)
      VALUES (?, ?,
              'GS-' || to_char(groundspeed.clock() AT TIME ZONE 'UTC', 'YYYY') || '-'
                    || upper(left(?, 8)),
              ?, groundspeed.clock())
      ON CONFLICT (user_id, journey_id) DO NOTHING
      """;

  private static final String NUMBER =
      """
      SELECT certificate_id
        FROM groundspeed.journey_certificates
       WHERE user_id = ? AND journey_id = ?
      """;

  private static final String FIND =
      """
      SELECT certificate.id, certificate_id, verification_code, issued_at, user_id,
             users.display_name, journeys.title, document.pdf
        FROM groundspeed.journey_certificates AS certificate
        JOIN groundspeed.users ON users.id = user_id
        JOIN groundspeed.journeys ON journeys.id = journey_id
        LEFT JOIN groundspeed.certificate_documents AS document
               ON journey_certificate_id = certificate.id
       WHERE certificate_id = ?
      """;

  private static final String KEEP =
      """
      INSERT INTO groundspeed.certificate_documents (journey_certificate_id, holder, pdf)
      VALUES (?, ?, ?)
      ON CONFLICT (journey_certificate_id) DO NOTHING
      """;

  private final Connection connection;

  Printing(Connection connection) {
    this.connection = connection;
  }

  /** Issues a certificate unless one exists; returns its number. */
  String issue(long user, long journey) throws SQLException {
    byte[] random = new byte[CODE_BYTES];
    RANDOM.nextBytes(random);
    String code = HexFormat.of().formatHex(random);
    try (PreparedStatement issue = connection.prepareStatement(ISSUE);
        PreparedStatement number = connection.prepareStatement(NUMBER)) {
      issue.setLong(1, user);
      issue.setLong(2, journey);
      issue.setString(3, code);
      issue.setString(4, code);
      issue.executeUpdate();
      number.setLong(1, user);
      number.setLong(2, journey);
      try (ResultSet row = number.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Returns a certificate by its number; empty if there is none. */
  Optional<IssuedCertificate> find(String number) throws SQLException {
    try (PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setString(1, number);
      try (ResultSet row = find.executeQuery()) {
        return row.next() ? Optional.of(certificate(row)) : Optional.empty();
      }
    }
  }

  private static IssuedCertificate certificate(ResultSet row) throws SQLException {
    return new IssuedCertificate(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getBytes(8));
  }

  /** Returns the PDF, which is created on first use. */
  byte[] pdf(String number) throws SQLException {
    IssuedCertificate certificate = find(number).orElseThrow();
    byte[] printed = certificate.pdf();
    if (printed != null) {
      return printed;
    }
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setLong(1, certificate.id());
      keep.setString(2, certificate.holder());
      keep.setBytes(3, CertificatePdf.of(certificate));
      keep.executeUpdate();
    }
    byte[] kept = find(number).orElseThrow().pdf();
    return Objects.requireNonNull(kept, "the certificate was just printed");
  }
}
