package io.groundspeed.platform.enrollment;

import io.groundspeed.account.Caller;
import io.groundspeed.postgres.Sql;
import io.groundspeed.refusal.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Returns certificates to their holders, and lets anyone verify a certificate. */
@Stateless
public class CertificateDesk {
  private static final String GENUINE =
      """
      SELECT journeys.title, issued_at
        FROM groundspeed.journey_certificates
        JOIN groundspeed.journeys ON journeys.id = journey_id
       WHERE verification_code = ?
      """;

  @Inject private DataSource dataSource;

  @Resource private SessionContext session;
  @Inject private Caller caller;

  /**
   * Returns a certificate as PDF.
   *
   * @throws NotFoundException if there is none with this number, or it is another user's and the
   *     caller is not an administrator. The error is the same in both cases, so that it does not
   *     reveal which certificates exist.
   */
  @RolesAllowed({"admin", "mentor", "client"})
  public byte[] pdf(String number) {
    try (Connection connection = dataSource.getConnection()) {
      Printing printing = new Printing(connection);
      IssuedCertificate certificate =
          printing
              .find(number)
              .filter(found -> found.user() == caller.id() || session.isCallerInRole("admin"))
              .orElseThrow(() -> new NotFoundException("There is no such certificate."));
      return printing.pdf(certificate.number());
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Returns the certificate of a verification code; empty if the code is not genuine. */
  @PermitAll
  public Optional<GenuineCertificate> verify(String code) {
    try (Connection connection = dataSource.getConnection()) {
      return Sql.of(connection, GENUINE)
          .with(code.replace("\0", ""))
          .first(row -> new GenuineCertificate(row.getString(1), Sql.instant(row, 2)));
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static EJBException unreadable(SQLException e) {
    return new EJBException("Certificates can't be read: " + e.getMessage(), e);
  }
}
