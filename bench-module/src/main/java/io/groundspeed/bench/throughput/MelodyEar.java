package io.groundspeed.bench.throughput;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The built EAR with JavaMelody in its WAR, where it registers itself. */
final class MelodyEar {
  private static final String WAR = "groundspeed-web.war";

  private MelodyEar() {}

  /** Creates {@code groundspeed.ear} in the directory and returns it. */
  static Path in(Path directory, Path ear) throws IOException {
    Path copy = directory.resolve("groundspeed.ear");
    Path war = directory.resolve(WAR);
    Files.copy(ear, copy);
    try (FileSystem archive = FileSystems.newFileSystem(copy)) {
      Files.copy(archive.getPath(WAR), war);
      addJars(war);
      Files.copy(war, archive.getPath(WAR), StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static void addJars(Path war) throws IOException {
    try (FileSystem archive = FileSystems.newFileSystem(war)) {
      Path libraries = Files.createDirectories(archive.getPath("WEB-INF/lib"));
      for (Path jar : MelodyJars.all()) {
        Files.copy(jar, libraries.resolve(jar.getFileName().toString()));
      }
    }
  }
}
