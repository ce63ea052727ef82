package io.groundspeed.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 problem details, {@code application/problem+json}. It never holds a stack
 * trace, a version or a server's name.
 *
 * @param status the HTTP status
 * @param title the same for all problems of a kind
 * @param detail what is wrong in this case and what to do about it
 * @param field the input field that is wrong, null if none is
 * @param rejected the items that were refused, null if it is not about items
 * @param retryAfter when to try again, null if trying again does not help
 */
public record Problem(
    int status,
    String title,
    String detail,
    @Nullable String field,
    @Nullable JsonArray rejected,
    @Nullable Duration retryAfter) {
  /** The media type of problem details. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Requires a title and a detail. */
  public Problem {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
  }

  /** Returns a problem that is not about a particular field. */
  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, null, null, null);
  }

  /**
   * Returns a 400 about one field.
   *
   * @param reason continues a sentence that begins with the field's name
   */
  public static Problem ofField(String field, String reason) {
    return new Problem(400, "Invalid request", field + " " + reason, field, null, null);
  }

  /** Returns the same problem with a {@code Retry-After}, in whole seconds when sent. */
  public Problem retryAfter(Duration wait) {
    return new Problem(status, title, detail, field, rejected, wait);
  }

  /** Returns the problem as JSON text. */
  public String toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title)
            .add("status", status)
            .add("detail", detail);
    if (field != null) {
      json.add("field", field);
    }
    if (rejected != null) {
      json.add("stored", 0).add("rejected", rejected);
    }
    return json.build().toString();
  }

  /** Returns the problem as a JAX-RS response. */
  public Response.ResponseBuilder response() {
    Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(toJson());
    return retryAfter == null
        ? answer
        : answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
  }
}
