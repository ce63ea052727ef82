package io.groundspeed.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The directory with all files of one Groundspeed: {@code database}, {@code server}, its secrets.
 * One process at a time may use it.
 */
final class Home implements AutoCloseable {
  private static final int SECRET_BYTES = 18;

  private final Path directory;
  private final FileChannel channel;

  private Home(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks the directory, creating it if necessary. The operating system releases the lock if we
   * die.
   */
  static Home lock(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StartFailure(
            "Another Groundspeed uses "
                + directory
                + ": stop it, or set GROUNDSPEED_HOME to another directory.");
      }
      return new Home(directory, channel);
    } catch (IOException e) {
      throw new StartFailure(
          "Groundspeed can't write to " + directory + " (" + e.getMessage() + ").", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path directory() {
    return directory;
  }

  /** Reads the secret of that name. If there is none, creates one that only its owner can read. */
  static String secret(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      Files.createDirectories(directory);
      Path fresh =
          Files.createTempFile(
              directory,
              name,
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, randomSecret());
      Files.move(fresh, file);
    }
    return Files.readString(file).strip();
  }

  /** Returns a secret of 144 random bits, safe in a URL, a shell and a properties file. */
  static String randomSecret() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random).replace('-', '0');
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
