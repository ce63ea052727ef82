package io.groundspeed.bench.baseline;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The common implementation: JAX-RS binds the body to a record by the server's JSON-B. */
@Path("/vitals")
public class JsonbResource {
  /** The body of a request. */
  public record Beacon(
      String page,
      String pageViewId,
      String navigationType,
      String device,
      String connection,
      List<Vital> vitals) {}

  /** One metric of the body. */
  public record Vital(String name, double value, String id) {}

  /** Reads the body and stores nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response post(Beacon beacon) {
    return Response.status(beacon.vitals().isEmpty() ? 400 : 204).build();
  }
}
