package io.groundspeed.bench.baseline;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The usual way: JAX-RS binds the body to a record by JSON-B as the server ships it. */
@Path("/vitals")
public class JsonbResource {
  /** The body. */
  public record Beacon(
      String page,
      String pageViewId,
      String navigationType,
      String device,
      String connection,
      List<Vital> vitals) {}

  /** One metric of it. */
  public record Vital(String name, double value, String id) {}

  /** Reads the body, keeps nothing. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response post(Beacon beacon) {
    return Response.status(beacon.vitals().isEmpty() ? 400 : 204).build();
  }
}
