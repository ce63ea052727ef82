package io.groundspeed.telemetry.intake;

import io.groundspeed.telemetry.sketch.Stream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Derives the identity of a sample from the sender's identifiers. */
public final class Identity {
  private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Identity::md5);

  private Identity() {}

  /**
   * Returns 128 bits that are equal for equal parts and, as far as a hash can ensure, different for
   * different parts.
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

  /**
   * Like {@link #of}, for a name that contains its creation time. The milliseconds come first, so
   * that new identities are stored in a few pages at the end of the index. Random ones would each
   * touch a separate page, which doubles the database's work.
   *
   * @param epochMillis 0 to 2<sup>48</sup> − 1; must be the same whenever the name is the same
   */
  public static UUID dated(long epochMillis, Stream stream, String... parts) {
    UUID hash = of(stream, parts);
    return new UUID(
        epochMillis << 16 | hash.getMostSignificantBits() & 0xFFFF, hash.getLeastSignificantBits());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
