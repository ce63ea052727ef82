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

/** The built tracker in one of its encodings, with the strong entity tag of that encoding. */
final class TrackerScript {
  private static final int TAG_BYTES = 12;

  static final TrackerScript PLAIN = new TrackerScript(read(), "");
  static final TrackerScript GZIPPED = new TrackerScript(gzip(PLAIN.content), "-gzip");

  private final byte[] content;
  private final String etag;

  private TrackerScript(byte[] content, String suffix) {
    this.content = content;
    this.etag = '"' + hash(content) + suffix + '"';
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

  private static byte[] read() {
    try (InputStream in = TrackerScript.class.getResourceAsStream("groundspeed.js")) {
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
