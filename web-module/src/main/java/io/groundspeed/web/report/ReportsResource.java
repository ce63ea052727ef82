package io.groundspeed.web.report;

import io.groundspeed.report.Reports;
import io.groundspeed.report.StoredReport;
import io.groundspeed.web.gate.ContextPath;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** {@code /api/performance/reports}: stored reports as HTML and PDF. */
@RolesAllowed("admin")
@Path("/performance/reports")
@RequestScoped
public class ReportsResource {
  /** Allows only the page's own styles, whatever its content is. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  @Inject private Reports reports;

  /**
   * The stored reports.
   *
   * @param reports those that have not expired, newest first
   */
  public record ReportsAnswer(List<ReportItem> reports) {}

  /**
   * A report that can be downloaded.
   *
   * @param id of the report
   * @param type of the report
   * @param title for people
   * @param from the first UTC day
   * @param to the last UTC day, inclusive
   * @param createdAt when it was written
   * @param expiresAt when it will be deleted
   * @param html path of the HTML page
   * @param pdf path of the PDF
   */
  @JsonbPropertyOrder({
    "id",
    "type",
    "title",
    "from",
    "to",
    "createdAt",
    "expiresAt",
    "html",
    "pdf"
  })
  public record ReportItem(
      long id,
      String type,
      String title,
      LocalDate from,
      LocalDate to,
      Instant createdAt,
      Instant expiresAt,
      String html,
      String pdf) {

    static ReportItem of(StoredReport report, String context) {
      String address = ContextPath.prefixed(context, "/api/performance/reports/" + report.id());
      return new ReportItem(
          report.id(),
          report.type(),
          report.title(),
          report.first(),
          report.last(),
          report.createdAt(),
          report.expiresAt(),
          address + ".html",
          address + ".pdf");
    }
  }

  /** Returns the reports that have not expired, newest first. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public ReportsAnswer list(@Context HttpServletRequest request) {
    String context = request.getContextPath();
    return new ReportsAnswer(
        reports.list().stream().map(report -> ReportItem.of(report, context)).toList());
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
