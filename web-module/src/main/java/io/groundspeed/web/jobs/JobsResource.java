package io.groundspeed.web.jobs;

import io.groundspeed.account.Caller;
import io.groundspeed.job.NewJob;
import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.Failures;
import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.Jobs;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/performance/jobs}: the job queue, for administrators and their scripts. */
@RolesAllowed("admin")
@Path("/performance/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {
  private static final Set<String> FIELDS =
      Set.of("type", "name", "payload", "priority", "scheduledAt", "uniqueKey", "maxAttempts");
  private static final int LONGEST = 1_000;

  @Inject private Jobs jobs;
  @Inject private JobControl control;
  @Inject private Caller caller;
  @Inject private Failures failures;
  @Inject private InstantSource time;

  /**
   * Enqueues a job: 201 with the job, 400 naming the wrong field, 409 if another job holds the
   * unique key.
   */
  @POST
  public Response enqueue(String body) {
    long id = control.enqueue(job(Body.of(body, FIELDS)).createdBy(caller.id()));
    return Response.created(URI.create("/performance/jobs/" + id)).entity(one(id)).build();
  }

  private static NewJob job(Body body) {
    String type = body.text("type", LONGEST);
    String name = body.text("name", LONGEST);
    String payload = body.object("payload");
    NewJob job = NewJob.of(type, name == null ? type : name);
    job = job.priority(body.number("priority", job.priority()));
    job = job.maxAttempts(body.number("maxAttempts", job.maxAttempts()));
    job = payload == null ? job : job.payloadJson(payload);
    job = job.at(body.time("scheduledAt"));
    return job.uniqueKey(body.text("uniqueKey", LONGEST));
  }

  /**
   * Returns a page of the jobs that match, newest first. Pass {@code next} as {@code before} to get
   * the following page.
   *
   * @param query the fields of the filter, and {@code before}, the number of a job; absent: from
   *     the newest
   */
  @GET
  public JobsAnswer list(@Context UriInfo query) {
    MultivaluedMap<String, String> given = query.getQueryParameters();
    JobFilter filter = new FilterFields(given::getFirst, time.instant()).read();
    return JobsAnswer.of(jobs.list(filter, number(given.getFirst("before"))));
  }

  private static @Nullable String plain(String field, @Nullable String text) {
    if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
      throw Body.invalid(field, "must be a text of at most %,d characters".formatted(LONGEST));
    }
    return text;
  }

  private static @Nullable Long number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.matches("[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    throw Body.invalid("before", "must be the number of a job");
  }

  /** Re-queues all matching jobs that failed or were cancelled. */
  @POST
  @Path("/retry")
  public Changed retryAll(String body) {
    return JobBulk.read(body, time.instant()).change(Action.RETRY, control);
  }

  /** Cancels all matching jobs that wait, and requests those that run to end. */
  @POST
  @Path("/cancel")
  public Changed cancelAll(String body) {
    return JobBulk.read(body, time.instant()).change(Action.CANCEL, control);
  }

  /** Discards all matching jobs that are not running, with their history. */
  @POST
  @Path("/discard")
  public Changed discardAll(String body) {
    return JobBulk.read(body, time.instant()).change(Action.DISCARD, control);
  }

  /**
   * Failed attempts grouped by cause.
   *
   * @param failures largest group first
   */
  public record FailuresAnswer(List<FailureItem> failures) {

    /**
     * Failed attempts with the same error class and place.
     *
     * @param errorClass of the deepest cause; null for failures stored without one
     * @param place the application's frame that threw it; null if unknown
     * @param attempts number of attempts
     * @param failedJobs number of their jobs that are failed for good and ended in the range
     * @param firstAt when the first of them ended, within the range
     * @param lastAt when the last of them ended
     * @param types of their jobs, by name
     * @param jobId the newest job among them
     */
    @JsonbNillable
    @JsonbPropertyOrder({
      "errorClass",
      "place",
      "attempts",
      "failedJobs",
      "firstAt",
      "lastAt",
      "types",
      "jobId"
    })
    public record FailureItem(
        @Nullable String errorClass,
        @Nullable String place,
        long attempts,
        long failedJobs,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        List<String> types,
        long jobId) {

      static FailureItem of(FailureGroup group) {
        return new FailureItem(
            group.errorClass(),
            group.place(),
            group.count(),
            group.failedJobs(),
            group.first(),
            group.last(),
            group.types(),
            group.jobId());
      }
    }

    static FailuresAnswer of(List<FailureGroup> groups) {
      return new FailuresAnswer(groups.stream().map(FailureItem::of).toList());
    }
  }

  /**
   * Returns failed attempts grouped by cause, largest group first.
   *
   * @param range such as {@code 24h}, which is the default
   * @param type of the jobs; absent: any
   */
  @GET
  @Path("/failures")
  public FailuresAnswer failures(
      @QueryParam("range") String range, @QueryParam("type") String type) {
    return FailuresAnswer.of(failures.groups(range(range), plain("type", type)));
  }

  private TimeRange range(@Nullable String text) {
    String name = text == null || text.isBlank() ? "24h" : text.strip();
    return FilterFields.range("range", name, time.instant());
  }

  /** Returns a job with all its attempts; 404 if there is none. */
  @GET
  @Path("/{id:[0-9]{1,18}}")
  public JobAnswer one(@PathParam("id") long id) {
    return JobAnswer.of(jobs.find(id).orElseThrow(NotFoundException::new));
  }

  /** Re-queues a failed or cancelled job; 409 if it is waiting, running or completed. */
  @POST
  @Path("/{id:[0-9]{1,18}}/retry")
  public JobAnswer retry(@PathParam("id") long id) {
    control.retry(id);
    return one(id);
  }

  /** Cancels a waiting job, or requests a running one to end; 409 if it has ended. */
  @POST
  @Path("/{id:[0-9]{1,18}}/cancel")
  public JobAnswer cancel(@PathParam("id") long id) {
    control.cancel(id);
    return one(id);
  }

  /** Discards a job with its history: 204, also if it no longer exists; 409 if it is running. */
  @DELETE
  @Path("/{id:[0-9]{1,18}}")
  public void discard(@PathParam("id") long id) {
    control.discard(id);
  }
}
