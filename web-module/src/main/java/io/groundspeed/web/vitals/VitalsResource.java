package io.groundspeed.web.vitals;

import io.groundspeed.vitals.Population;
import io.groundspeed.vitals.VitalSummary;
import io.groundspeed.vitals.VitalsFilter;
import io.groundspeed.vitals.VitalsSummaries;
import io.groundspeed.web.api.InvalidRequest;
import io.groundspeed.web.api.Problem;
import io.groundspeed.web.api.Ranges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/performance/vitals}: the metrics of the Web Vitals screen. */
@RolesAllowed("admin")
@Path("/performance/vitals")
@RequestScoped
public class VitalsResource {
  @Inject private VitalsSummaries summaries;
  @Inject private Ranges ranges;

  /**
   * Returns the summary of each metric over a range, with the filters of the screen; 400 if the
   * range or {@code visits} is invalid.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String metrics(
      @QueryParam("range") @DefaultValue("24h") String range,
      @QueryParam("page") String page,
      @QueryParam("device") String device,
      @QueryParam("connection") String connection,
      @QueryParam("country") String country,
      @QueryParam("release") String release,
      @QueryParam("visits") String visits) {
    VitalsFilter filter =
        new VitalsFilter(
            ranges.parse(range),
            blankToNull(page),
            blankToNull(device),
            blankToNull(connection),
            blankToNull(country),
            blankToNull(release),
            population(blankToNull(visits)));
    JsonArrayBuilder metrics = Json.createArrayBuilder();
    summaries.metrics(filter).forEach(summary -> metrics.add(json(summary)));
    return Json.createObjectBuilder()
        .add("range", filter.range().name())
        .add("from", filter.range().from().toString())
        .add("to", filter.range().to().toString())
        .add("metrics", metrics)
        .build()
        .toString();
  }

  private static Population population(@Nullable String word) {
    if (word == null) {
      return Population.VISITS;
    }
    return Population.of(word)
        .orElseThrow(
            () ->
                new InvalidRequest(
                    Problem.ofField(
                        "visits", "must be one of " + String.join(", ", Population.words()))));
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static JsonObject json(VitalSummary summary) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("name", summary.metric().name())
            .add("samples", summary.samples());
    number(json, "p50", summary.p50());
    number(json, "p75", summary.p75());
    number(json, "p90", summary.p90());
    number(json, "p95", summary.p95());
    number(json, "p99", summary.p99());
    return json.add(
            "rating",
            summary.rating() == null ? JsonValue.NULL : Json.createValue(summary.rating().label()))
        .add("good", summary.good())
        .add("needsImprovement", summary.needsImprovement())
        .add("poor", summary.poor())
        .build();
  }

  private static void number(JsonObjectBuilder json, String name, double value) {
    if (Double.isNaN(value)) {
      json.addNull(name);
    } else {
      json.add(name, value);
    }
  }
}
