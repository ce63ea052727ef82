package io.groundspeed.web.api.platform;

import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.format.Format;
import io.groundspeed.platform.cached.PlatformReads;
import io.groundspeed.platform.catalogue.CatalogueQuery;
import io.groundspeed.platform.catalogue.JourneyDetail;
import io.groundspeed.platform.catalogue.Listing;
import io.groundspeed.platform.enrollment.EnrollmentStatus;
import io.groundspeed.platform.enrollment.Enrollments;
import io.groundspeed.refusal.NotFoundException;
import io.groundspeed.web.api.cached.AnswerEntities;
import io.groundspeed.web.api.cached.CachedResponse;
import io.groundspeed.web.gate.ContextPath;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** {@code /api/journeys}: the public catalogue, and enrollment for clients. */
@PermitAll
@Path("/journeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JourneysResource {
  @Inject private PlatformReads reads;
  @Inject private Enrollments enrollments;
  @Inject private AnswerEntities entities;

  /**
   * An enrollment of the caller.
   *
   * @param id of the enrollment
   * @param status active
   */
  @JsonbPropertyOrder({"id", "status"})
  public record EnrollmentAnswer(long id, String status) {}

  /**
   * Returns a page of the published journeys.
   *
   * @param category a category, or empty for all
   * @param text a search text, or empty
   * @param page number of the page, from 1
   * @param size journeys per page, 1 to 100
   */
  @GET
  @CachedResponse(
      ttl = 600,
      search = "q",
      entities = {"journey:*", "journey_stats:*"})
  public JourneysAnswer journeys(
      @QueryParam("category") @DefaultValue("") String category,
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("page") @DefaultValue("1") String page,
      @QueryParam("size") @DefaultValue("20") String size) {
    CatalogueQuery query =
        new CatalogueQuery(
            Query.text("category", category),
            Query.text("q", text),
            Query.number("page", page, CatalogueQuery.LAST_PAGE),
            Query.number("size", size, CatalogueQuery.LARGEST));
    Listing listing = reads.journeys(query);
    if (listing.journeys().isEmpty()) {
      // there is no limit to categories without journeys and pages beyond the end
      entities.keepNothing();
    }
    return JourneysAnswer.of(listing);
  }

  /**
   * Returns one journey with its sections, statistics and mentors.
   *
   * @throws NotFoundException if no such journey is published
   */
  @GET
  @Path("/{slug}")
  @CachedResponse(
      ttl = 600,
      entities = {"mentor:*"})
  public JourneyAnswer journey(@PathParam("slug") String slug) {
    JourneyDetail journey =
        reads
            .journey(slug)
            .orElseThrow(() -> new NotFoundException("There is no journey \"" + slug + "\"."));
    entities.add(EntityRef.of("journey", journey.id()));
    entities.add(EntityRef.of("journey_stats", journey.id()));
    return JourneyAnswer.of(journey, reads.guides(journey.id()));
  }

  /** Enrolls the calling client in a journey; returns 201 with the id of the enrollment. */
  @POST
  @Path("/{slug}/enrollments")
  @RolesAllowed("client")
  public Response enroll(@PathParam("slug") String slug, @Context HttpServletRequest request) {
    long id = enrollments.enroll(slug);
    return Response.created(
            URI.create(ContextPath.prefixed(request.getContextPath(), "/journeys/" + slug)))
        .entity(new EnrollmentAnswer(id, Format.word(EnrollmentStatus.ACTIVE)))
        .build();
  }
}
