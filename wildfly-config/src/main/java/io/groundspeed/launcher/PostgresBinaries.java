package io.groundspeed.launcher;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the jar for this machine's platform. */
final class PostgresBinaries {
  private static final int EXECUTABLE = 0100;

  private final Path directory;

  private PostgresBinaries(Path directory) {
    this.directory = directory;
  }

  /**
   * Unpacks them unless they already exist. A partly unpacked directory is never mistaken for a
   * complete one.
   */
  static PostgresBinaries in(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      Files.createDirectories(directory.getParent());
      Path partial = Files.createTempDirectory(directory.getParent(), "unpacking");
      unpack(partial);
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(directory);
  }

  /**
   * Returns the command that runs one of them, even as root: PostgreSQL refuses to run as root, so
   * a user namespace is used.
   */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(directory.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** Fails if the user can't run PostgreSQL here. */
  static void requireRunnable() throws IOException, InterruptedException {
    boolean runnable =
        !isRoot()
            || (ChildProcess.isInstalled("unshare")
                && new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0);
    if (!runnable) {
      throw new StartFailure(
          "PostgreSQL does not run as root and this system has no user namespaces (unshare -U):"
              + " start Groundspeed as another user, or set GROUNDSPEED_DB_URL to a database of"
              + " your own.");
    }
  }

  private static void unpack(Path target) throws IOException {
    try (InputStream packed =
            DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system(), System.getProperty("os.arch"));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target);
      }
    }
  }

  private static String system() {
    return System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else {
      Files.createDirectories(path.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.copy(content, path);
        if ((entry.getMode() & EXECUTABLE) != 0 && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }
}
