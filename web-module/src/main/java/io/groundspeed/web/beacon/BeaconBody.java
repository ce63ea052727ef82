package io.groundspeed.web.beacon;

import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a beacon. Refuses a body that is not declared as JSON or plain text, or is too
 * large.
 */
final class BeaconBody {
  private final int limit;
  private final Accounting accounting;

  /**
   * @param limit maximum size in bytes
   */
  BeaconBody(int limit, Accounting accounting) {
    this.limit = limit;
    this.accounting = accounting;
  }

  byte[] read(HttpServletRequest request, InputStream body) throws IOException {
    if (!isJson(request.getContentType())) {
      throw refused(
          415, "Unsupported media type", "The body must be application/json or text/plain");
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw refused(415, "Unsupported media type", "Content-Encoding must be identity");
    }
    if (request.getContentLengthLong() > limit) {
      throw tooLarge();
    }
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw tooLarge();
    }
    return bytes;
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().equalsIgnoreCase("application/json")
        || type.strip().equalsIgnoreCase("text/plain");
  }

  private InvalidRequest tooLarge() {
    return refused(413, "Content too large", "The body must not exceed " + limit + " bytes");
  }

  private InvalidRequest refused(int status, String title, String detail) {
    accounting.rejected("http-" + status, 1);
    return new InvalidRequest(Problem.of(status, title, detail));
  }
}
