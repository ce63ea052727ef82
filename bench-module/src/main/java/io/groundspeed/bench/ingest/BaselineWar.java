package io.groundspeed.bench.ingest;

import io.groundspeed.bench.baseline.BaselineApplication;
import io.groundspeed.bench.baseline.JsonbResource;
import io.groundspeed.bench.baseline.StreamParseServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the baseline's classes into {@code baseline.war}. */
final class BaselineWar {
  private static final List<Class<?>> CLASSES =
      List.of(
          BaselineApplication.class,
          StreamParseServlet.class,
          JsonbResource.class,
          JsonbResource.Beacon.class,
          JsonbResource.Vital.class);

  private BaselineWar() {}

  static Path in(Path directory) throws IOException {
    Path war = directory.resolve("baseline.war");
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Class<?> type : CLASSES) {
        String name = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(zip);
        }
      }
    }
    return war;
  }
}
