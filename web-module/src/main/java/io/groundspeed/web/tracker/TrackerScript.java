package io.groundspeed.web.tracker;

import io.groundspeed.web.frame.Tag;
import io.groundspeed.web.gate.Gzip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** One part of the built tracker in one encoding, with the strong entity tag of that encoding. */
final class TrackerScript {
  private static final TrackerScript CORE = new TrackerScript(read("groundspeed.js"), "");
  private static final TrackerScript CORE_GZIPPED = CORE.gzipped();
  private static final TrackerScript MORE = new TrackerScript(read("groundspeed-more.js"), "");
  private static final TrackerScript MORE_GZIPPED = MORE.gzipped();

  private final byte[] content;
  private final String etag;

  private TrackerScript(byte[] content, String suffix) {
    this.content = content;
    this.etag = '"' + Tag.of(content) + suffix + '"';
  }

  static TrackerScript core(boolean gzip) {
    return gzip ? CORE_GZIPPED : CORE;
  }

  /** Returns the second part, which the core loads after the page. */
  static TrackerScript more(boolean gzip) {
    return gzip ? MORE_GZIPPED : MORE;
  }

  byte[] content() {
    return content.clone();
  }

  String etag() {
    return etag;
  }

  /** Returns whether the browser's {@code If-None-Match} matches this script. */
  boolean matches(String ifNoneMatch) {
    return Tag.matches(ifNoneMatch, etag);
  }

  private TrackerScript gzipped() {
    return new TrackerScript(Gzip.zip(content), "-gzip");
  }

  private static byte[] read(String name) {
    try (InputStream in = TrackerScript.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
