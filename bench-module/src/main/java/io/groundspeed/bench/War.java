package io.groundspeed.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A WAR that is packed from classes of the benchmarks. It is complete once it is closed. */
public final class War implements AutoCloseable {
  private final ZipOutputStream zip;

  /**
   * @param file where to write it; must not exist
   */
  public War(Path file) throws IOException {
    zip = new ZipOutputStream(Files.newOutputStream(file));
  }

  /** Adds classes by their names, nested ones not included. */
  public War classes(Collection<Class<?>> classes) throws IOException {
    for (Class<?> type : classes) {
      String name = type.getName().replace('.', '/') + ".class";
      zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
      try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
        bytes.transferTo(zip);
      }
    }
    return this;
  }

  /** Adds libraries under their own file names. */
  public War libraries(Collection<Path> jars) throws IOException {
    for (Path jar : jars) {
      zip.putNextEntry(new ZipEntry("WEB-INF/lib/" + jar.getFileName()));
      Files.copy(jar, zip);
    }
    return this;
  }

  /**
   * Adds a text file.
   *
   * @param path from the root of the WAR, without a slash at its start
   */
  public War text(String path, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
