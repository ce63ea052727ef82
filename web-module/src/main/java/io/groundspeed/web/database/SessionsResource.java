package io.groundspeed.web.database;

import io.groundspeed.database.session.Ending;
import io.groundspeed.database.session.SeenSession;
import io.groundspeed.database.session.SessionControl;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/performance/database/sessions}: ends the holder of a lock. */
@RolesAllowed("admin")
@Path("/performance/database/sessions")
@RequestScoped
public class SessionsResource {
  private static final int LONGEST = 300;

  @Inject private SessionControl control;

  /**
   * Cancels the statement of a session: 204; 400 naming the wrong field; 409 if it is not in that
   * transaction any more, or may not be ended; 503 if its database can't be reached.
   */
  @POST
  @Path("cancel")
  public void cancel(@Nullable String body) {
    control.end(session(body), Ending.CANCEL);
  }

  /** Closes the connection of a session; answers like {@link #cancel}. */
  @POST
  @Path("terminate")
  public void terminate(@Nullable String body) {
    control.end(session(body), Ending.TERMINATE);
  }

  private static SeenSession session(@Nullable String text) {
    Body body = Body.of(text == null ? "" : text, Set.of("database", "pid", "transactionStart"));
    String database = body.text("database", LONGEST);
    int pid = body.number("pid", 0);
    Instant start = body.time("transactionStart");
    if (database == null) {
      throw Body.invalid("database", "is missing");
    }
    if (pid <= 0) {
      throw Body.invalid("pid", "must be the number of a process");
    }
    if (start == null) {
      throw Body.invalid("transactionStart", "is missing");
    }
    return new SeenSession(database, pid, start);
  }
}
