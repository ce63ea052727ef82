package io.groundspeed.web.report;

import io.groundspeed.report.Reports;
import io.groundspeed.report.StoredReport;
import io.groundspeed.web.gate.ContextPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/performance/reports}: stored reports as HTML and PDF. */
@RolesAllowed("admin")
@Path("/performance/reports")
@RequestScoped
public class ReportsResource {
  /** Allows only the page's own styles, whatever its content is. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  @Inject private Reports reports;

  /** Returns the reports that have not expired, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String list(@Context HttpServletRequest request) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    reports.list().forEach(report -> list.add(json(report, request.getContextPath())));
    return Json.createObjectBuilder().add("reports", list).build().toString();
  }

  private static JsonObjectBuilder json(StoredReport report, String context) {
    String address = ContextPath.prefixed(context, "/api/performance/reports/" + report.id());
    return Json.createObjectBuilder()
        .add("id", report.id())
        .add("type", report.type())
        .add("title", report.title())
        .add("from", report.first().toString())
        .add("to", report.last().toString())
        .add("createdAt", report.createdAt().toString())
        .add("expiresAt", report.expiresAt().toString())
        .add("html", address + ".html")
        .add("pdf", address + ".pdf");
  }

  /** Returns a report as a standalone HTML page; 404 if there is none. */
  @GET
  @Path("{id: [0-9]{1,18}}.html")
  public Response html(@PathParam("id") long id) {
    String html = reports.html(id).orElseThrow(NotFoundException::new);
    return Response.ok(html, "text/html;charset=UTF-8")
        .header("Content-Security-Policy", POLICY)
        .header("Content-Disposition", "inline; filename=\"report-" + id + ".html\"")
        .build();
  }

  /** Returns a report as PDF; 404 if there is none. */
  @GET
  @Path("{id: [0-9]{1,18}}.pdf")
  public Response pdf(@PathParam("id") long id) {
    return Download.of(
        reports.pdf(id).orElseThrow(NotFoundException::new),
        "application/pdf",
        "report-" + id + ".pdf");
  }
}
