package io.groundspeed.testing;

import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.launcher.WildFlyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The results of the build, as Maven passes them to the tests. */
public final class Build {
  private Build() {}

  /** Returns the assembled WildFly. */
  public static Path server() {
    return Path.of(System.getProperty("groundspeed.server"));
  }

  /** Returns WildFly's original configuration. */
  public static Path untouched() {
    return server().resolveSibling("untouched").resolve(server().getFileName());
  }

  /** Returns the directory that an operator unpacks: scripts, and the jars of their modules. */
  public static Path operatorsScripts() {
    return server().resolveSibling("groundspeed-wildfly-config");
  }

  /**
   * Returns a builder for a test's server. It runs for only a minute or two, so using only one
   * compiler is faster.
   */
  static WildFlyServerBuilder serverIn(Path home) {
    return WildFlyServer.builder(server(), home)
        .jvmOption("-XX:TieredStopAtLevel=1")
        .jvmOption("-XX:+UseSerialGC")
        .env("GROUNDSPEED_ADMIN_PASSWORD", RunningGroundspeed.ADMIN_PASSWORD);
  }

  /** Returns the deployable {@code groundspeed.ear}. */
  public static Path ear() {
    return Path.of(System.getProperty("groundspeed.ear"));
  }

  /**
   * Creates an empty directory under {@code target}, which is kept so that its logs can be read.
   */
  public static Path freshDirectory(String name) {
    try {
      Path parent = Path.of(System.getProperty("groundspeed.target"), "homes");
      return Files.createTempDirectory(Files.createDirectories(parent), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
