package io.groundspeed.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes the identity of a sample out of what its sender calls it. */
public final class Identity {
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
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
