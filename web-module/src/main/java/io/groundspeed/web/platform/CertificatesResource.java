package io.groundspeed.web.platform;

import io.groundspeed.platform.enrollment.CertificateDesk;
import io.groundspeed.web.report.Download;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code /api/certificates/{number}.pdf}: a certificate, for its holder and for administrators. */
@RolesAllowed({"admin", "mentor", "client"})
@Path("/certificates")
@RequestScoped
public class CertificatesResource {
  @Inject private CertificateDesk desk;

  /** Returns the certificate as PDF. */
  @GET
  @Path("{number: [A-Z0-9-]{1,40}}.pdf")
  public Response pdf(@PathParam("number") String number) {
    return Download.of(desk.pdf(number), "application/pdf", number + ".pdf");
  }
}
