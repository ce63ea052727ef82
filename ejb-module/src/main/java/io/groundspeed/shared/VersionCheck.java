package io.groundspeed.shared;

import io.groundspeed.probe.ProbeVersion;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Refuses to start beside a probe of another version: module and EAR share types, and a server that
 * is updated half would fail later and less clearly.
 */
@Singleton
@Startup
public class VersionCheck {
  @PostConstruct
  void compare() {
    check(own(), ProbeVersion.current());
  }

  static void check(String ear, String module) {
    if (!ear.equals(module)) {
      throw new IllegalStateException(
          ("This EAR is Groundspeed %s, but the module io.groundspeed.probe on the server is %s."
                  + " Configure the server again with the scripts of %s.")
              .formatted(ear, module, ear));
    }
  }

  /** Returns the version of this EAR. */
  public static String own() {
    try (InputStream in = VersionCheck.class.getResourceAsStream("build.properties")) {
      Properties build = new Properties();
      build.load(in);
      return build.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
