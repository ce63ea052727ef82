package io.groundspeed.node;

import io.groundspeed.probe.ProbeVersion;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.DenyAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/**
 * Refuses to start with a probe of another version. Module and EAR share types, and a partly
 * updated server would fail later and less clearly.
 */
@Singleton
@Startup
@DenyAll
public class VersionCheck {
  @PostConstruct
  void compare() {
    check(Version.current(), ProbeVersion.current());
  }

  static void check(String ear, String module) {
    if (!ear.equals(module)) {
      throw new IllegalStateException(
          ("This EAR is Groundspeed %s, but the module io.groundspeed.probe on the server is %s."
                  + " Configure the server again with the scripts of %s.")
              .formatted(ear, module, ear));
    }
  }
}
