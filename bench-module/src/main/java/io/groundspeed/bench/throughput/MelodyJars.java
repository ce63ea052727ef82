package io.groundspeed.bench.throughput;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import net.bull.javamelody.MonitoringFilter;
import org.jrobin.core.RrdDb;

/** JavaMelody's jars; in {@code WEB-INF/lib} they register themselves. */
final class MelodyJars {
  private MelodyJars() {}

  static List<Path> all() {
    return List.of(jarOf(MonitoringFilter.class), jarOf(RrdDb.class));
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
