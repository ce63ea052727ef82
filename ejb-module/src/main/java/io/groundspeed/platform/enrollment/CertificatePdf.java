package io.groundspeed.platform.enrollment;

import io.groundspeed.report.Sheet;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The layout of a certificate. */
final class CertificatePdf {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int INK = 0x171B22;
  private static final int MUTED = 0x565F6D;
  private static final int ACCENT = 0x1B54B8;
  private static final float WIDEST = 620;

  private CertificatePdf() {}

  static byte[] of(IssuedCertificate certificate) {
    try (Sheet sheet = Sheet.wide("Certificate " + certificate.number())) {
      border(sheet);
      sheet.centred(440, 12, ACCENT, "CERTIFICATE OF COMPLETION", true);
      name(sheet, 372, 34, certificate.holder());
      sheet.centred(322, 13, MUTED, "has completed the journey", false);
      name(sheet, 272, 24, certificate.journey());
      sheet.centred(226, 13, MUTED, "on " + DAY.format(certificate.issuedAt()), false);
      sheet.fill(sheet.width() / 2 - 60, 178, 120, 1, ACCENT);
      sheet.centred(146, 10, INK, "Certificate " + certificate.number(), false);
      sheet.centred(
          128, 10, MUTED, "Verify it at /certificates/" + certificate.verificationCode(), false);
      return sheet.toBytes();
    }
  }

  private static void border(Sheet sheet) {
    sheet.frame(28, 28, sheet.width() - 56, sheet.height() - 56, 2.5f, ACCENT);
    sheet.frame(36, 36, sheet.width() - 72, sheet.height() - 72, 0.6f, ACCENT);
  }

  /** Reduces the font size until the name fits, to no less than half; then truncates the name. */
  private static void name(Sheet sheet, float y, float points, String text) {
    float size = Math.max(points / 2, points * Math.min(1, WIDEST / sheet.width(text, points)));
    sheet.centred(y, size, INK, sheet.fitting(text, size, WIDEST), true);
  }
}
