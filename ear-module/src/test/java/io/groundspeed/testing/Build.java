package io.groundspeed.testing;

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
