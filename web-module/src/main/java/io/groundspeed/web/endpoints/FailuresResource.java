package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.EndpointErrors;
import io.groundspeed.endpoint.RequestFailure;
import io.groundspeed.retention.KeptDays;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/endpoints/failures/{id}}: the request behind an error id. */
@RolesAllowed("admin")
@Path("/performance/endpoints/failures")
@RequestScoped
public class FailuresResource {
  @Inject private EndpointErrors errors;

  /**
   * Returns a failed request.
   *
   * @param text the id that an error page shows; 400 if it has another form, 404 if there is no
   *     failed request with this id
   */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response failure(@PathParam("id") String text) {
    String id = FailureId.in(text);
    if (id == null) {
      throw Body.invalid("id", FailureId.FORM);
    }
    return errors
        .find(id)
        .map(found -> Response.ok(json(found).build().toString()))
        .orElseGet(
            () -> Problem.of(404, "Not Found", FailureId.unknown(KeptDays.ofRawLogs())).response())
        .build();
  }

  private static JsonObjectBuilder json(RequestFailure failure) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", failure.error().requestId())
            .add("deployment", failure.endpoint().deployment())
            .add("method", failure.endpoint().method())
            .add("template", failure.endpoint().template())
            .add("recordedAt", failure.error().recordedAt().toString())
            .add("status", failure.error().status())
            .add("ms", failure.error().millis())
            .add("node", failure.error().node());
    text(json, "cause", failure.error().getCause());
    text(json, "place", failure.error().getPlace());
    text(json, "user", failure.error().user());
    return json;
  }

  private static void text(JsonObjectBuilder json, String name, @Nullable String value) {
    if (value == null) {
      json.addNull(name);
    } else {
      json.add(name, value);
    }
  }
}
