package io.groundspeed.web.tracker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A part of the built tracker in one of its encodings, with the strong entity tag of that one. */
final class TrackerScript {
  private static final int TAG_BYTES = 12;

  private static final TrackerScript CORE = new TrackerScript(read("groundspeed.js"), "");
  private static final TrackerScript CORE_GZIPPED = CORE.gzipped();
  private static final TrackerScript MORE = new TrackerScript(read("groundspeed-more.js"), "");
  private static final TrackerScript MORE_GZIPPED = MORE.gzipped();

  private final byte[] content;
  private final String etag;

  private TrackerScript(byte[] content, String suffix) {
    this.content = content;
    this.etag = '"' + hash(content) + suffix + '"';
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

  /** Tells whether a browser that sends this {@code If-None-Match} has the script already. */
  boolean matches(String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String tag : ifNoneMatch.split(",", -1)) {
      String strong = tag.strip().replaceFirst("^W/", "");
      if (strong.equals(etag) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private TrackerScript gzipped() {
    return new TrackerScript(gzip(content), "-gzip");
  }

  private static byte[] read(String name) {
    try (InputStream in = TrackerScript.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Compressed once, sent for ever: the slowest level is worth it. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
