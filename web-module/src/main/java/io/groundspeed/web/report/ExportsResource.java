package io.groundspeed.web.report;

import io.groundspeed.account.export.Export;
import io.groundspeed.account.export.Exports;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.web.gate.ContextPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/exports}: all data stored about the caller. */
@RolesAllowed({"admin", "mentor", "client"})
@Path("/exports")
@RequestScoped
public class ExportsResource {
  @Inject private Exports exports;

  /** Returns the caller's exports that have not expired, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String list(@Context HttpServletRequest request) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    exports.mine().forEach(export -> list.add(json(export, request.getContextPath())));
    return Json.createObjectBuilder().add("exports", list).build().toString();
  }

  private static JsonObjectBuilder json(Export export, String context) {
    return Json.createObjectBuilder()
        .add("id", export.id())
        .add("bytes", export.bytes())
        .add("createdAt", export.createdAt().toString())
        .add("expiresAt", export.expiresAt().toString())
        .add("zip", ContextPath.prefixed(context, "/api/exports/" + export.id()));
  }

  /**
   * Requests an export: 202 with the job's id, 409 if one is already being created. The export is
   * listed when the job has completed.
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response request() {
    try {
      long job = exports.request();
      return Response.accepted(Json.createObjectBuilder().add("job", job).build().toString())
          .build();
    } catch (UniqueKeyHeld e) {
      throw new ConflictException("An export of your data is already being created.");
    }
  }

  /** Returns an export as ZIP, to its user and to administrators. */
  @GET
  @Path("{id: [0-9]{1,18}}")
  public Response zip(@PathParam("id") long id) {
    return Download.of(exports.zip(id), "application/zip", "export-" + id + ".zip");
  }
}
