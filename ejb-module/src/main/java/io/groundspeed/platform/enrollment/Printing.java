package io.groundspeed.platform.enrollment;

import io.groundspeed.postgres.Sql;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    Sql.of(connection, ISSUE).with(user, journey, code, code).update();
    return Sql.of(connection, NUMBER).with(user, journey).one(row -> row.getString(1));
  }

  /** Returns a certificate by its number; empty if there is none. */
  Optional<IssuedCertificate> find(String number) throws SQLException {
    return Sql.of(connection, FIND).with(number).first(Printing::certificate);
  }

  private static IssuedCertificate certificate(ResultSet row) throws SQLException {
    return new IssuedCertificate(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Sql.instant(row, 4),
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
    Sql.of(connection, KEEP)
        .with(certificate.id(), certificate.holder(), CertificatePdf.of(certificate))
        .update();
    byte[] kept = find(number).orElseThrow().pdf();
    return Objects.requireNonNull(kept, "the certificate was just printed");
  }
}
