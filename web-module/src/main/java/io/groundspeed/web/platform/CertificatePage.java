package io.groundspeed.web.platform;

import io.groundspeed.platform.enrollment.CertificateDesk;
import io.groundspeed.platform.enrollment.GenuineCertificate;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/**
 * Backing bean of the certificate page: shows whether a certificate is genuine and what it is for,
 * and nothing else.
 */
@Named
@RequestScoped
public class CertificatePage {
  @Inject private Visit visit;
  @Inject private CertificateDesk desk;

  private @Nullable GenuineCertificate certificate;

  @PostConstruct
  void read() {
    certificate = desk.verify(visit.name()).orElse(null);
  }

  /** Sets the status 404 if the certificate is not genuine; the page is rendered nevertheless. */
  public void answer() {
    if (certificate == null) {
      FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(404);
    }
  }

  /** Returns the certificate of the code, null if it is not genuine. */
  public @Nullable GenuineCertificate getCertificate() {
    return certificate;
  }
}
