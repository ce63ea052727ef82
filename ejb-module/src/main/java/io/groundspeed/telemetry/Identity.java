package io.groundspeed.telemetry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Makes the identity of a sample out of what its sender calls it. */
public final class Identity {
  private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Identity::md5);

  private Identity() {}

  /**
   * Returns 128 bits that are the same for the same parts, and different for different ones as far
   * as a hash can tell.
   */
  public static UUID of(Stream stream, String... parts) {
    StringBuilder text = new StringBuilder(64).append(stream.name());
    for (String part : parts) {
      text.append('\0').append(part);
    }
    ByteBuffer hash =
        ByteBuffer.wrap(MD5.get().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    return new UUID(hash.getLong(), hash.getLong());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
