package io.groundspeed.web.frame;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.primefaces.context.PrimeFacesContext;

/** What the tag {@code gs:tracker} writes beside the script's address. */
public final class TrackerTag {
  private static final String SCRIPT = "/io/groundspeed/web/tracker/groundspeed.js";
  private static final String VERSION = checksum();

  private TrackerTag() {}

  /** Returns a text that changes with the script, so that browsers take a new one at once. */
  public static String version() {
    return VERSION;
  }

  /** Returns the nonce that this page's policy lets scripts run by. */
  public static String nonce() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }

  private static String checksum() {
    try (InputStream in = TrackerTag.class.getResourceAsStream(SCRIPT)) {
      CRC32 crc = new CRC32();
      crc.update(in.readAllBytes());
      return Long.toHexString(crc.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
