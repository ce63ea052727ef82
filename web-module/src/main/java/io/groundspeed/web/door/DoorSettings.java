package io.groundspeed.web.door;

import io.groundspeed.shared.Environment;
import java.time.Duration;

/**
 * How much of the server one client may use.
 *
 * @param bodyLimit largest request body, in bytes
 * @param bodyPatience time for a body to arrive; every {@link #BYTES_PER_SECOND} bytes that have
 *     arrived add a second, up to {@link #LONGEST_BODY}
 * @param bodies request bodies that may be arriving at the same time from one client network
 * @param bodyMemory bytes of bodies that are kept in memory for all clients; one client network may
 *     use a quarter
 * @param connections connections that one client network may hold open
 * @param requests requests of one client network that may hold a worker thread at the same time
 * @param clearTextHttp2 whether HTTP/2 without TLS is accepted
 */
record DoorSettings(
    int bodyLimit,
    Duration bodyPatience,
    int bodies,
    long bodyMemory,
    int connections,
    int requests,
    boolean clearTextHttp2) {
  /**
   * The slowest client that a body is accepted from. Apache's mod_reqtimeout recommends {@code
   * body=20,MinRate=500}: https://httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html.
   */
  static final int BYTES_PER_SECOND = 500;

  /** No body takes longer than this, however large it is. */
  static final Duration LONGEST_BODY = Duration.ofSeconds(120);

  private static final long MEBIBYTE = 1_048_576;

  static DoorSettings of(Environment env) {
    return new DoorSettings(
        env.number("GROUNDSPEED_BODY_LIMIT", 1_048_576, 1_024, 16_777_216),
        Duration.ofSeconds(env.number("GROUNDSPEED_BODY_SECONDS", 20, 1, 120)),
        env.number("GROUNDSPEED_BODIES_PER_ADDRESS", 128, 1, 100_000),
        MEBIBYTE * env.number("GROUNDSPEED_BODY_MEMORY_MB", 64, 1, 4_096),
        env.number("GROUNDSPEED_CONNECTIONS_PER_ADDRESS", 1_024, 8, 1_000_000),
        env.number("GROUNDSPEED_REQUESTS_PER_ADDRESS", 32, 1, 10_000),
        env.flag("GROUNDSPEED_HTTP2_CLEARTEXT", false));
  }

  /** Returns how long a body may take of which this many bytes have arrived. */
  Duration patience(long arrived) {
    Duration earned = bodyPatience.plusMillis(arrived * 1_000 / BYTES_PER_SECOND);
    return earned.compareTo(LONGEST_BODY) < 0 ? earned : LONGEST_BODY;
  }
}
