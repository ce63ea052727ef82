package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobHealth;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.web.api.Body;
import io.groundspeed.web.api.Finite;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/performance/jobs/types}: pauses and limits of job types. */
@Path("/performance/jobs/types")
@RolesAllowed("admin")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobTypesResource {
  private static final int LONGEST = 200;
  private static final String TYPE = "/{type}";

  @Inject private JobHealth health;
  @Inject private JobControl control;
  @Inject private InstantSource time;

  /**
   * The job types.
   *
   * @param types by name
   */
  public record JobTypesAnswer(List<JobTypeItem> types) {

    /**
     * The state of a job type.
     *
     * @param type its name
     * @param jobs number of jobs per status; statuses without jobs are omitted
     * @param succeeded attempts that succeeded in the range
     * @param failed attempts that failed in the range
     * @param averageMs average duration of the attempts in the range, in ms; null if there were
     *     none
     * @param handled whether this node has a handler for the type
     * @param pausedAt when it was paused; null if not paused
     * @param maxRunning maximum number running concurrently in the cluster; null for no limit
     */
    @JsonbNillable
    @JsonbPropertyOrder({
      "type",
      "jobs",
      "succeeded",
      "failed",
      "averageMs",
      "handled",
      "pausedAt",
      "maxRunning"
    })
    public record JobTypeItem(
        String type,
        Map<String, Long> jobs,
        long succeeded,
        long failed,
        @Nullable Double averageMs,
        boolean handled,
        @Nullable Instant pausedAt,
        @Nullable Integer maxRunning) {

      static JobTypeItem of(TypeHealth type) {
        Map<String, Long> jobs = new LinkedHashMap<>();
        type.jobs().forEach((status, count) -> jobs.put(status.word(), count));
        return new JobTypeItem(
            type.type(),
            jobs,
            type.succeeded(),
            type.failed(),
            Finite.orNull(type.averageMillis()),
            type.handled(),
            type.pausedAt(),
            type.maxRunning());
      }
    }

    static JobTypesAnswer of(List<TypeHealth> types) {
      return new JobTypesAnswer(types.stream().map(JobTypeItem::of).toList());
    }
  }

  /**
   * Returns the job types by name, with the jobs that are stored now, the attempts of a time range,
   * and their settings.
   *
   * @param range such as {@code 24h}, which is the default
   */
  @GET
  public JobTypesAnswer list(@QueryParam("range") @DefaultValue("24h") String range) {
    return JobTypesAnswer.of(health.types(FilterFields.range("range", range, time.instant())));
  }

  /** Pauses a job type on all nodes; running jobs continue. */
  @POST
  @Path(TYPE + "/pause")
  public void pause(@PathParam("type") String type) {
    control.pause(known(type));
  }

  /** Ends the pause of a job type. */
  @POST
  @Path(TYPE + "/resume")
  public void resume(@PathParam("type") String type) {
    control.resume(known(type));
  }

  /**
   * Limits how many jobs of a type run at the same time in the cluster.
   *
   * @param body {@code maxRunning}, 1 to 1,000,000; without it, the limit is removed
   */
  @PUT
  @Path(TYPE + "/limit")
  public void limit(@PathParam("type") String type, String body) {
    Body fields = Body.of(body, Set.of("maxRunning"));
    int most = fields.number("maxRunning", 1);
    if (most < 1 || most > 1_000_000) {
      throw Body.invalid("maxRunning", "must be from 1 to 1,000,000");
    }
    control.limit(known(type), fields.has("maxRunning") ? most : null);
  }

  private static String known(String type) {
    if (type.isBlank() || type.length() > LONGEST || type.indexOf('\0') >= 0) {
      throw Body.invalid("type", "must be the name of a type, at most 200 characters");
    }
    return type;
  }
}
