package io.groundspeed.web.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses content that is compressed once and sent often. */
public final class Gzip {
  /** {@code gzip} as an element of the list, unless refused with {@code ;q=0}. */
  private static final Pattern ACCEPTED =
      Pattern.compile(
          "(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)))", Pattern.CASE_INSENSITIVE);

  private Gzip() {}

  /** Returns whether the browser accepts gzip. */
  public static boolean isAccepted(HttpServletRequest request) {
    String accepted = request.getHeader("Accept-Encoding");
    return accepted != null && ACCEPTED.matcher(accepted).find();
  }

  /** Compresses content at the highest level of gzip. */
  public static byte[] zip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Decompresses content. */
  public static byte[] unzip(byte[] zipped) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The slowest level pays off, because content is compressed once and sent often. */
  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
