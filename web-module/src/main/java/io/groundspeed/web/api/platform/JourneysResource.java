package io.groundspeed.web.api.platform;

import io.groundspeed.platform.NotFoundException;
import io.groundspeed.platform.journey.Catalogue;
import io.groundspeed.platform.journey.CatalogueQuery;
import io.groundspeed.platform.journey.Enrollments;
import io.groundspeed.platform.journey.JourneyDetail;
import io.groundspeed.platform.mentor.Mentors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** {@code /api/journeys}: the catalogue for everyone, enrolling for clients. */
@Path("/journeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JourneysResource {
  @Inject private Catalogue catalogue;
  @Inject private Mentors mentors;
  @Inject private Enrollments enrollments;

  /** Returns a page of the published journeys; {@code size} is 1 to 100. */
  @GET
  public String journeys(
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
    return JourneyJson.of(catalogue.journeys(query)).toString();
  }

  /** Returns one journey with its sections, figures and mentors. */
  @GET
  @Path("/{slug}")
  public String journey(@PathParam("slug") String slug) {
    JourneyDetail journey =
        catalogue
            .journey(slug)
            .orElseThrow(() -> new NotFoundException("There is no journey \"" + slug + "\"."));
    return JourneyJson.of(journey, mentors.guiding(journey.id())).toString();
  }

  /** Sets the calling client out on a journey. */
  @POST
  @Path("/{slug}/enrollments")
  public Response enroll(@PathParam("slug") String slug) {
    long id = enrollments.enroll(slug);
    return Response.created(URI.create("/journeys/" + slug))
        .entity(Json.createObjectBuilder().add("id", id).add("status", "active").build().toString())
        .build();
  }
}
