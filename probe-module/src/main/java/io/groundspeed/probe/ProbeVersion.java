package io.groundspeed.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of the module that is installed on the server. The EAR compares it with its own
 * version at deployment and refuses to start if they differ: the two share types, and a
 * half-updated server would fail later and less clearly.
 */
public final class ProbeVersion {
  private static final String VERSION = read();

  private ProbeVersion() {}

  /** Returns the version of this module as Maven built it, for example {@code 0.1.0}. */
  public static String current() {
    return VERSION;
  }

  private static String read() {
    try (InputStream in = ProbeVersion.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      build.load(in);
      return build.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
