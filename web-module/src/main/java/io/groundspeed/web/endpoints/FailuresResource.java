package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointErrors;
import io.groundspeed.endpoint.RequestFailure;
import io.groundspeed.retention.KeptDays;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/endpoints/failures/{id}}: the request behind an error id. */
@RolesAllowed("admin")
@Path("/performance/endpoints/failures")
@RequestScoped
public class FailuresResource {
  @Inject private EndpointErrors errors;

  /**
   * A failed request.
   *
   * @param id as sent in {@code Server-Timing}, 16 hexadecimal digits
   * @param deployment the archive
   * @param method the HTTP method
   * @param template the path template
   * @param recordedAt when it ended
   * @param status the HTTP status of the response
   * @param ms time until the end of the response, in milliseconds
   * @param node the node that answered it
   * @param cause class and message of the deepest exception; null if nothing was thrown
   * @param place where it was thrown; null if nothing was thrown
   * @param user the logged-in user; null if there was none
   */
  @JsonbNillable
  @JsonbPropertyOrder({
    "id",
    "deployment",
    "method",
    "template",
    "recordedAt",
    "status",
    "ms",
    "node",
    "cause",
    "place",
    "user"
  })
  public record FailedRequest(
      String id,
      String deployment,
      String method,
      String template,
      Instant recordedAt,
      int status,
      double ms,
      String node,
      @Nullable String cause,
      @Nullable String place,
      @Nullable String user) {
    static FailedRequest of(RequestFailure failure) {
      return new FailedRequest(
          failure.error().requestId(),
          failure.endpoint().deployment(),
          failure.endpoint().method(),
          failure.endpoint().template(),
          failure.error().recordedAt(),
          failure.error().status(),
          failure.error().millis(),
          failure.error().node(),
          failure.error().getCause(),
          failure.error().getPlace(),
          failure.error().user());
    }
  }

  /**
   * Returns a failed request.
   *
   * @param text the id that an error page shows; 400 if it has another form, 404 if there is no
   *     failed request with this id
   */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public FailedRequest failure(@PathParam("id") String text) {
    String id = FailureId.in(text);
    if (id == null) {
      throw Body.invalid("id", FailureId.FORM);
    }
    return errors
        .find(id)
        .map(FailedRequest::of)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    Problem.of(404, "Not Found", FailureId.unknown(KeptDays.ofRawLogs()))));
  }
}
