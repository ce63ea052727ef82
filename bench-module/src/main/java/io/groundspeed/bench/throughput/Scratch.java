package io.groundspeed.bench.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for one run, which is kept only where the run fails: its logs explain why. */
final class Scratch {
  private Scratch() {}

  /**
   * Runs work in a new directory.
   *
   * @param parent is made where it does not exist
   * @param prefix begins the directory's name
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

  /** What is done in the directory. */
  interface Work {
    void in(Path directory) throws Exception;
  }
}
