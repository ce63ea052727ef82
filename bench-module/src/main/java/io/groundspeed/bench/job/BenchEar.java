package io.groundspeed.bench.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The built EAR with an EJB module of handlers added. */
final class BenchEar {
  private static final String DESCRIPTOR = "META-INF/application.xml";
  private static final String JAR = "bench-jobs.jar";

  private BenchEar() {}

  /** Creates {@code groundspeed.ear} in the directory and returns it. */
  static Path in(Path directory, Path ear, List<Class<?>> classes) throws IOException {
    Path copy = Files.createDirectories(directory).resolve("groundspeed.ear");
    Files.copy(ear, copy);
    try (FileSystem zip = FileSystems.newFileSystem(copy)) {
      Files.write(zip.getPath(JAR), jar(classes));
      Path descriptor = zip.getPath(DESCRIPTOR);
      String modules = Files.readString(descriptor);
      Files.writeString(
          descriptor,
          modules.replace(
              "</application>", "<module><ejb>" + JAR + "</ejb></module></application>"));
    }
    return copy;
  }

  private static byte[] jar(List<Class<?>> classes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("META-INF/beans.xml"));
      zip.write("<beans/>".getBytes(StandardCharsets.UTF_8));
      for (Class<?> type : classes) {
        String name = type.getName().replace('.', '/') + ".class";
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream from = type.getClassLoader().getResourceAsStream(name)) {
          from.transferTo(zip);
        }
      }
    }
    return bytes.toByteArray();
  }
}
