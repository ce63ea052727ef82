package io.groundspeed.web.frame;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Entity tags, with which a browser checks whether its copy is still current (RFC 9110). */
public final class Tag {
  private static final int BYTES = 12;

  private Tag() {}

  /** Returns the entity tag of some content, without quotes. */
  public static String of(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Returns whether the browser's {@code If-None-Match} matches a tag.
   *
   * @param ifNoneMatch null if the browser sent none
   * @param tag with its quotes, and optionally {@code W/}
   */
  public static boolean matches(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String one : ifNoneMatch.split(",", -1)) {
      String known = strong(one.strip());
      if (known.equals(strong(tag)) || known.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static String strong(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
