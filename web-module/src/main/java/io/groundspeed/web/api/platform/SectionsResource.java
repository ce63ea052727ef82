package io.groundspeed.web.api.platform;

import io.groundspeed.platform.mentor.ReviewStatus;
import io.groundspeed.platform.mentor.Reviews;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;

/** {@code POST /api/sections/{id}/reviews}: a client requests a review of their work. */
@RolesAllowed("client")
@Path("/sections/{id: [0-9]{1,18}}/reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SectionsResource {
  private static final int LONGEST_ANSWER = 10_000;

  @Inject private Reviews reviews;

  /**
   * Submits the section, unless it already is, and requests a review; returns 201 with its id.
   *
   * @param body {@code answers}, optional: texts by field id
   */
  @POST
  public Response request(@PathParam("id") long section, String body) {
    Body fields = Body.of(body, Set.of("answers"));
    long id = reviews.request(section, fields.textsById("answers", LONGEST_ANSWER));
    return Response.created(URI.create("/sections/" + section))
        .entity(ReviewAnswer.of(id, ReviewStatus.PENDING))
        .build();
  }
}
