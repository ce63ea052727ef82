package io.groundspeed.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for one run. It is kept only if the run fails, because its logs explain why. */
final class Scratch {
  private Scratch() {}

  /**
   * Runs work in a new directory.
   *
   * @param parent is created if it does not exist
   * @param prefix of the directory's name
   */
  static void use(Path parent, String prefix, Work work) throws Exception {
    Path directory = Files.createTempDirectory(Files.createDirectories(parent), prefix);
    work.in(directory);
    delete(directory);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Work in the directory. */
  interface Work {
    void in(Path directory) throws Exception;
  }
}
