package io.groundspeed.web.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.endpoint.Endpoint;
import io.groundspeed.endpoint.EndpointError;
import io.groundspeed.endpoint.EndpointFigures;
import io.groundspeed.endpoint.RequestFailure;
import io.groundspeed.endpoint.TimeSplit;
import io.groundspeed.probe.record.TimePart;
import io.groundspeed.web.api.JsonBinding;
import io.groundspeed.web.endpoints.EndpointsResource.EndpointList;
import io.groundspeed.web.endpoints.EndpointsResource.EndpointMetrics;
import io.groundspeed.web.endpoints.EndpointsResource.TimeParts;
import io.groundspeed.web.endpoints.FailuresResource.FailedRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointsJsonTest {
  private static final Endpoint ORDER = new Endpoint("shop.war", "GET", "/orders/{id}");

  @Test
  void an_endpoint_has_its_counts_and_times() {
    EndpointMetrics metrics =
        EndpointMetrics.of(
            new EndpointFigures(
                "shop.war", "GET", "/orders/{id}", 4, 1, 50, 0.5, 12.5, 2, 10, 20, 20, 20.25));

    assertThat(json(new EndpointList(List.of(metrics))))
        .isEqualTo(
            """
            {"endpoints":[{"deployment":"shop.war","method":"GET","template":"/orders/{id}",\
            "requests":4,"errors":1,"totalMs":50.0,"avgMs":12.5,"minMs":2.0,"p50":10.0,\
            "p95":20.0,"p99":20.0,"maxMs":20.25}]}""");
  }

  @Test
  void statistics_that_are_not_numbers_are_null() {
    double none = Double.NaN;
    EndpointMetrics metrics =
        EndpointMetrics.of(
            new EndpointFigures(
                "shop.war", "GET", "/", 0, 0, 0, 0, none, none, none, none, none, none));

    assertThat(json(metrics))
        .isEqualTo(
            """
            {"deployment":"shop.war","method":"GET","template":"/","requests":0,"errors":0,\
            "totalMs":0.0,"avgMs":null,"minMs":null,"p50":null,"p95":null,"p99":null,\
            "maxMs":null}""");
  }

  @Test
  void without_endpoints_the_list_is_empty() {
    assertThat(json(new EndpointList(List.of()))).isEqualTo("{\"endpoints\":[]}");
  }

  @Test
  void every_part_of_the_time_has_a_sum_also_one_that_took_no_time() {
    TimeSplit split = new TimeSplit(Map.of(TimePart.APPLICATION, 80.5, TimePart.DATABASE, 20.0));

    assertThat(json(TimeParts.of(split)))
        .isEqualTo(
            """
            {"applicationMs":80.5,"databaseMs":20.0,"cacheMs":0.0,"networkMs":0.0}""");
    assertThat(TimeParts.class.getRecordComponents()).hasSameSizeAs(TimePart.values());
  }

  @Test
  void a_failed_request_has_its_cause_place_and_user() {
    assertThat(json(failed("java.lang.IllegalStateException: \"x\"\nBaskets.doGet", "ann")))
        .isEqualTo(
            """
            {"id":"9f86d081884c7d65","deployment":"shop.war","method":"GET",\
            "template":"/orders/{id}","recordedAt":"2026-11-22T12:00:00.123Z","status":500,\
            "ms":12.5,"node":"node0","cause":"java.lang.IllegalStateException: \\"x\\"",\
            "place":"Baskets.doGet","user":"ann"}""");
  }

  @Test
  void what_is_unknown_about_a_failed_request_is_null() {
    assertThat(json(failed(null, null)))
        .endsWith(",\"node\":\"node0\",\"cause\":null,\"place\":null,\"user\":null}");
  }

  private static FailedRequest failed(@Nullable String error, @Nullable String user) {
    return FailedRequest.of(
        new RequestFailure(
            ORDER,
            new EndpointError(
                Instant.parse("2026-11-22T12:00:00.123Z"),
                500,
                12.5,
                error,
                user,
                "node0",
                "9f86d081884c7d65")));
  }

  private static String json(Object answer) {
    return new JsonBinding().getContext(answer.getClass()).toJson(answer);
  }
}
