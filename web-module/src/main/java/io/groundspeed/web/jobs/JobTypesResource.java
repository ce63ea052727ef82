package io.groundspeed.web.jobs;

import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobHealth;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.web.api.Body;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
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
   * Returns the job types by name, with the jobs that are stored now, the attempts of a time range,
   * and their settings.
   *
   * @param range such as {@code 24h}, which is the default
   */
  @GET
  public String list(@QueryParam("range") @DefaultValue("24h") String range) {
    JsonArrayBuilder types = Json.createArrayBuilder();
    TimeRange during = FilterFields.range("range", range, time.instant());
    health.types(during).forEach(type -> types.add(json(type)));
    return Json.createObjectBuilder().add("types", types).build().toString();
  }

  private static JsonObjectBuilder json(TypeHealth type) {
    JsonObjectBuilder jobs = Json.createObjectBuilder();
    type.jobs().forEach((status, count) -> jobs.add(status.word(), count));
    return Json.createObjectBuilder()
        .add("type", type.type())
        .add("jobs", jobs)
        .add("succeeded", type.succeeded())
        .add("failed", type.failed())
        .add("averageMs", number(type.averageMillis()))
        .add("handled", type.handled())
        .add("pausedAt", text(type.pausedAt()))
        .add(
            "maxRunning",
            type.maxRunning() == null ? JsonValue.NULL : Json.createValue(type.maxRunning()));
  }

  private static JsonValue number(double value) {
    return Double.isNaN(value) ? JsonValue.NULL : Json.createValue(value);
  }

  private static JsonValue text(@Nullable Object value) {
    return value == null ? JsonValue.NULL : Json.createValue(value.toString());
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
