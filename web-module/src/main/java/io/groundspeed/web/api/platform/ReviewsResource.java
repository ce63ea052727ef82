package io.groundspeed.web.api.platform;

import io.groundspeed.platform.mentor.Reviews;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** {@code /api/reviews/{id}}: a mentor claims a review and completes it. */
@RolesAllowed("mentor")
@Path("/reviews/{id: [0-9]{1,18}}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  private static final int LONGEST_COMMENT = 4_000;

  @Inject private Reviews reviews;

  /** Takes a review that waits for a mentor. */
  @POST
  @Path("/claim")
  public String claim(@PathParam("id") long id) {
    reviews.claim(id);
    return state(id, "claimed");
  }

  /**
   * Completes a review that the caller claimed.
   *
   * @param body {@code accepted}, by default true, and {@code comment}, which must be there where
   *     it is not accepted
   */
  @POST
  @Path("/completion")
  public String complete(@PathParam("id") long id, String body) {
    Body fields = Body.of(body, Set.of("comment", "accepted"));
    String comment = fields.text("comment", LONGEST_COMMENT);
    boolean accepted = fields.flag("accepted", true);
    if (!accepted && comment == null) {
      throw Body.invalid("comment", "must say what is missing, where accepted is false");
    }
    reviews.complete(id, comment, accepted);
    return state(id, "completed");
  }

  private static String state(long id, String status) {
    return Json.createObjectBuilder().add("id", id).add("status", status).build().toString();
  }
}
