package io.groundspeed.testing;

import io.groundspeed.launcher.EmbeddedDatabase;
import io.groundspeed.postgres.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A separate PostgreSQL for each test's server. To unpack the programs, create the files and
 * migrate takes eight seconds of a processor, so a JVM does it once, links the programs, and copies
 * the files. {@code LauncherIT} starts with nothing.
 */
public final class PreparedDatabase {
  private static final String PROGRAMS = "postgresql";
  private static final String FILES = "database";
  private static final String PASSWORD = "database-password";

  private static final Path TEMPLATE = create();

  private PreparedDatabase() {}

  /** Returns a database, not yet started, whose files are in that directory. */
  public static EmbeddedDatabase in(Path home) {
    try {
      Files.createDirectories(home);
      Files.createSymbolicLink(home.resolve(PROGRAMS), TEMPLATE.resolve(PROGRAMS));
      copy(TEMPLATE.resolve(PASSWORD), home.resolve(PASSWORD));
      copy(TEMPLATE.resolve(FILES), home.resolve(FILES));
      return EmbeddedDatabase.in(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create() {
    Path home = Build.freshDirectory("template");
    try (EmbeddedDatabase database = EmbeddedDatabase.in(home).start()) {
      PGSimpleDataSource owner = new PGSimpleDataSource();
      owner.setUrl(database.jdbcUrl());
      owner.setUser(database.user());
      owner.setPassword(database.password());
      Migrations.migrate(owner);
    }
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = file.equals(from) ? to : to.resolve(from.relativize(file));
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
