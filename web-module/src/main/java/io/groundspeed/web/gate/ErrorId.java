package io.groundspeed.web.gate;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id that an error page shows, and under which the error is logged: that of the request, so
 * that it leads to what is recorded about the request.
 */
public final class ErrorId {
  private ErrorId() {}

  /** Returns 16 hexadecimal digits. Without the probe they are random and lead to the log only. */
  public static String current() {
    Call call = Calls.current();
    return call == null
        ? HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong())
        : call.id();
  }
}
