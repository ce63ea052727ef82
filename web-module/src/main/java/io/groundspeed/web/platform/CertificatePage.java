package io.groundspeed.web.platform;

import io.groundspeed.platform.enrollment.CertificateDesk;
import io.groundspeed.platform.enrollment.GenuineCertificate;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells whether a certificate is genuine and what for, and nothing more. */
@Named
@RequestScoped
public class CertificatePage {
  @Inject private Visit visit;
  @Inject private CertificateDesk desk;

  private GenuineCertificate certificate;

  @PostConstruct
  void read() {
    certificate = desk.verify(visit.name()).orElse(null);
  }

  /** Answers 404 where it is not genuine, and says so on the page. */
  public void answer() {
    if (certificate == null) {
      FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(404);
    }
  }

  /** Returns what the code stands for, null where it is not genuine. */
  public GenuineCertificate getCertificate() {
    return certificate;
  }
}
