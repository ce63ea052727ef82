package io.groundspeed.web.door;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * How much of the server one client may use.
 *
 * @param bodyLimit maximum size of a request body, in bytes
 * @param bodyPatience time for a body to arrive; every {@link #BYTES_PER_SECOND} bytes that have
 *     arrived add a second, up to {@link #LONGEST_BODY}
 * @param bodies maximum number of incomplete request bodies from one client network
 * @param bodyMemory maximum memory for the bodies of all clients, in bytes; one client network may
 *     use a quarter
 * @param connections maximum number of open connections from one client network
 * @param requests maximum number of requests from one client network that hold a worker thread at
 *     the same time
 * @param clearTextHttp2 whether HTTP/2 without TLS is accepted
 */
public record DoorSettings(
    int bodyLimit,
    Duration bodyPatience,
    int bodies,
    long bodyMemory,
    int connections,
    int requests,
    boolean clearTextHttp2) {
  /**
   * Minimum rate at which a body must arrive. Apache's mod_reqtimeout recommends {@code
   * body=20,MinRate=500}: https://httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html.
   */
  static final int BYTES_PER_SECOND = 500;

  /** Maximum time for any body, whatever its size. */
  static final Duration LONGEST_BODY = Duration.ofSeconds(120);

  private static final long MEBIBYTE = 1_048_576;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException naming the invalid setting
   */
  public static DoorSettings of(Environment env) {
    return new DoorSettings(
        env.number("GROUNDSPEED_BODY_LIMIT", 1_048_576, 1_024, 16_777_216),
        Duration.ofSeconds(env.number("GROUNDSPEED_BODY_SECONDS", 20, 1, 120)),
        env.number("GROUNDSPEED_BODIES_PER_ADDRESS", 128, 1, 100_000),
        MEBIBYTE * env.number("GROUNDSPEED_BODY_MEMORY_MB", 64, 1, 4_096),
        env.number("GROUNDSPEED_CONNECTIONS_PER_ADDRESS", 1_024, 8, 1_000_000),
        env.number("GROUNDSPEED_REQUESTS_PER_ADDRESS", 32, 1, 10_000),
        env.flag("GROUNDSPEED_HTTP2_CLEARTEXT", false));
  }

  /** Returns the time allowed for a body of which this many bytes have arrived. */
  Duration patience(long arrived) {
    Duration earned = bodyPatience.plusMillis(arrived * 1_000 / BYTES_PER_SECOND);
    return earned.compareTo(LONGEST_BODY) < 0 ? earned : LONGEST_BODY;
  }
}
