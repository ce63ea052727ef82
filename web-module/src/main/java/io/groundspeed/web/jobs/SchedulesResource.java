package io.groundspeed.web.jobs;

import io.groundspeed.account.Caller;
import io.groundspeed.job.desk.ScheduleControl;
import io.groundspeed.job.schedule.Misfire;
import io.groundspeed.job.schedule.Overlap;
import io.groundspeed.job.schedule.ScheduleChange;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/performance/schedules}: the schedules of jobs. */
@RolesAllowed("admin")
@Path("/performance/schedules")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SchedulesResource {
  private static final Set<String> FIELDS =
      Set.of("name", "type", "schedule", "timeZone", "payload", "misfire", "overlap", "active");
  private static final int LONGEST = 1_000;

  @Inject private Schedules schedules;
  @Inject private ScheduleControl control;
  @Inject private Caller caller;

  /**
   * The schedules.
   *
   * @param schedules by name
   */
  public record SchedulesAnswer(List<ScheduleAnswer> schedules) {}

  /**
   * A job that was enqueued.
   *
   * @param id of the job
   */
  public record EnqueuedAnswer(long id) {}

  /** Returns all schedules by name, each with its next runs. */
  @GET
  public SchedulesAnswer list() {
    return new SchedulesAnswer(schedules.list().stream().map(ScheduleAnswer::of).toList());
  }

  /** Creates a schedule: 201 with the schedule, or 400 naming the wrong field. */
  @POST
  public Response create(String body) {
    long id = control.create(change(body));
    return Response.created(URI.create("/performance/schedules/" + id)).entity(one(id)).build();
  }

  /** Returns a schedule; 404 if there is none. */
  @GET
  @Path("/{id:[0-9]{1,18}}")
  public ScheduleAnswer one(@PathParam("id") long id) {
    return ScheduleAnswer.of(schedules.find(id).orElseThrow(NotFoundException::new));
  }

  /** Changes the fields that are in the body and keeps the others; 400 naming the wrong field. */
  @PATCH
  @Path("/{id:[0-9]{1,18}}")
  public ScheduleAnswer update(@PathParam("id") long id, String body) {
    control.update(id, change(body));
    return one(id);
  }

  /** Deletes a schedule: 204. Jobs that it has enqueued are kept. */
  @DELETE
  @Path("/{id:[0-9]{1,18}}")
  public void delete(@PathParam("id") long id) {
    control.delete(id);
  }

  /** Enqueues a job of the schedule now: 201 with the job's address. */
  @POST
  @Path("/{id:[0-9]{1,18}}/run")
  public Response run(@PathParam("id") long id) {
    long job = control.runNow(id, caller.id());
    return Response.created(URI.create("/performance/jobs/" + job))
        .entity(new EnqueuedAnswer(job))
        .build();
  }

  private static ScheduleChange change(String text) {
    Body body = Body.of(text, FIELDS);
    return new ScheduleChange(
        body.text("name", LONGEST),
        body.text("type", LONGEST),
        body.text("schedule", LONGEST),
        body.text("timeZone", LONGEST),
        body.object("payload"),
        misfire(body.text("misfire", LONGEST)),
        overlap(body.text("overlap", LONGEST)),
        body.flag("active"));
  }

  private static @Nullable Overlap overlap(@Nullable String word) {
    try {
      return word == null ? null : Overlap.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Body.invalid("overlap", "must be allow, skip or queue");
    }
  }

  private static @Nullable Misfire misfire(@Nullable String word) {
    try {
      return word == null ? null : Misfire.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Body.invalid("misfire", "must be coalesce or skip");
    }
  }
}
