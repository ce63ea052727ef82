package io.groundspeed.bench.ingest;

import io.groundspeed.bench.War;
import io.groundspeed.bench.baseline.BaselineApplication;
import io.groundspeed.bench.baseline.JsonbResource;
import io.groundspeed.bench.baseline.StreamParseServlet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    try (War archive = new War(war)) {
      archive.classes(CLASSES);
    }
    return war;
  }
}
