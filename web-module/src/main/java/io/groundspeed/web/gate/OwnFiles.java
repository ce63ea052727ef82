package io.groundspeed.web.gate;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** A version of our own scripts and styles that changes when any of them changes. */
@Named("ownFiles")
@ApplicationScoped
public class OwnFiles {
  private static final String FOLDER = "/resources/groundspeed/";

  @Inject private ServletContext context;

  private String version;

  @PostConstruct
  void read() {
    CRC32 crc = new CRC32();
    for (String path : new TreeSet<>(context.getResourcePaths(FOLDER))) {
      try (InputStream in = context.getResourceAsStream(path)) {
        crc.update(in.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException(path + " can't be read", e);
      }
    }
    version = Long.toHexString(crc.getValue());
  }

  /** Returns the version, a checksum of all files. */
  public String getVersion() {
    return version;
  }
}
