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
import java.util.Set;

/** {@code /api/reviews/{id}}: a mentor claims and completes a review. */
@RolesAllowed("mentor")
@Path("/reviews/{id: [0-9]{1,18}}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  private static final int LONGEST_COMMENT = 4_000;

  @Inject private Reviews reviews;

  /** Claims a review that is waiting for a mentor. */
  @POST
  @Path("/claim")
  public ReviewAnswer claim(@PathParam("id") long id) {
    reviews.claim(id);
    return ReviewAnswer.of(id, ReviewStatus.CLAIMED);
  }

  /**
   * Completes a review that the caller has claimed.
   *
   * @param body {@code accepted}, true by default, and {@code comment}, required if it is not
   *     accepted
   * @throws InvalidRequest if the body is invalid or the comment is missing
   */
  @POST
  @Path("/completion")
  public ReviewAnswer complete(@PathParam("id") long id, String body) {
    Body fields = Body.of(body, Set.of("comment", "accepted"));
    String comment = fields.text("comment", LONGEST_COMMENT);
    boolean accepted = fields.flag("accepted", true);
    if (!accepted && comment == null) {
      throw Body.invalid("comment", "must describe what is missing if accepted is false");
    }
    reviews.complete(id, comment, accepted);
    return ReviewAnswer.of(id, ReviewStatus.COMPLETED);
  }
}
