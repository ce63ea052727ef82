package io.groundspeed.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this EAR. */
public final class Version {
  private Version() {}

  /** Returns the version written by the build, for example {@code 1.2.0}. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      build.load(in);
      return build.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
