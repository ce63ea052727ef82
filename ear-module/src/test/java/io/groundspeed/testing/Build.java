package io.groundspeed.testing;

import io.groundspeed.launcher.WildFlyServer;
import io.groundspeed.launcher.WildFlyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build made, as Maven tells the tests. */
public final class Build {
  private Build() {}

  /** The assembled WildFly. */
  public static Path server() {
    return Path.of(System.getProperty("groundspeed.server"));
  }

  /** The configuration that WildFly comes with. */
  public static Path untouched() {
    return server().resolveSibling("untouched").resolve(server().getFileName());
  }

  /** The directory that an operator unpacks: scripts, and the jars of their modules. */
  public static Path operatorsScripts() {
    return server().resolveSibling("groundspeed-wildfly-config");
  }

  /** A server of it for a test, which lives for a minute or two: one compiler does more for it. */
  static WildFlyServerBuilder serverIn(Path home) {
    return WildFlyServer.builder(server(), home)
        .jvmOption("-XX:TieredStopAtLevel=1")
        .jvmOption("-XX:+UseSerialGC")
        .env("GROUNDSPEED_ADMIN_PASSWORD", RunningGroundspeed.ADMIN_PASSWORD);
  }

  /** The deployable {@code groundspeed.ear}. */
  public static Path ear() {
    return Path.of(System.getProperty("groundspeed.ear"));
  }

  /** An empty directory under {@code target}, which is kept for who wants to read its logs. */
  public static Path freshDirectory(String name) {
    try {
      Path parent = Path.of(System.getProperty("groundspeed.target"), "homes");
      return Files.createTempDirectory(Files.createDirectories(parent), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
