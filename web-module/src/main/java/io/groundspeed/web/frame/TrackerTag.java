package io.groundspeed.web.frame;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.primefaces.context.PrimeFacesContext;

/** Values for the tag {@code gs:tracker} besides the script's address. */
public final class TrackerTag {
  private static final List<String> PARTS =
      List.of(
          "/io/groundspeed/web/tracker/groundspeed.js",
          "/io/groundspeed/web/tracker/groundspeed-more.js");
  private static final String VERSION = checksum();

  private TrackerTag() {}

  /**
   * Returns a version that changes with either part of the script, so that browsers load a new one
   * immediately. The first part loads the second with the same query.
   */
  public static String version() {
    return VERSION;
  }

  /** Returns the nonce that this page's content security policy requires of scripts. */
  public static String nonce() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }

  private static String checksum() {
    CRC32 crc = new CRC32();
    for (String part : PARTS) {
      try (InputStream in = TrackerTag.class.getResourceAsStream(part)) {
        crc.update(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
