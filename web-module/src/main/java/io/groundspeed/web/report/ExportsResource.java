package io.groundspeed.web.report;

import io.groundspeed.account.export.Export;
import io.groundspeed.account.export.Exports;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.refusal.ConflictException;
import io.groundspeed.web.gate.ContextPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** {@code /api/exports}: all data stored about the caller. */
@RolesAllowed({"admin", "mentor", "client"})
@Path("/exports")
@RequestScoped
public class ExportsResource {
  @Inject private Exports exports;

  /**
   * The caller's exports.
   *
   * @param exports those that have not expired, newest first
   */
  public record ExportsAnswer(List<ExportItem> exports) {}

  /**
   * An export that can be downloaded.
   *
   * @param id of the export
   * @param bytes size of the ZIP
   * @param createdAt when it was written
   * @param expiresAt when it will be deleted
   * @param zip path of the ZIP
   */
  @JsonbPropertyOrder({"id", "bytes", "createdAt", "expiresAt", "zip"})
  public record ExportItem(long id, int bytes, Instant createdAt, Instant expiresAt, String zip) {

    static ExportItem of(Export export, String context) {
      return new ExportItem(
          export.id(),
          export.bytes(),
          export.createdAt(),
          export.expiresAt(),
          ContextPath.prefixed(context, "/api/exports/" + export.id()));
    }
  }

  /**
   * An export that was requested.
   *
   * @param job the id of the job that creates it
   */
  public record RequestedAnswer(long job) {}

  /** Returns the caller's exports that have not expired, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ExportsAnswer list(@Context HttpServletRequest request) {
    String context = request.getContextPath();
    return new ExportsAnswer(
        exports.mine().stream().map(export -> ExportItem.of(export, context)).toList());
  }

  /**
   * Requests an export: 202 with the job's id, 409 if one is already being created. The export is
   * listed when the job has completed.
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response request() {
    try {
      return Response.accepted(new RequestedAnswer(exports.request())).build();
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
