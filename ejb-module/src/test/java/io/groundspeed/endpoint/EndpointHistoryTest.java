package io.groundspeed.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Sketch;
import io.groundspeed.telemetry.sketch.SketchRow;
import io.groundspeed.telemetry.sketch.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EndpointHistoryTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOON.plusSeconds(60));

  @Test
  void each_step_has_a_point_and_each_status_its_count() {
    EndpointHistory history =
        EndpointHistory.of(
            Steps.of(DAY),
            List.of(
                row("a.war\t200", NOON.minusSeconds(900), 10, 20, 30),
                row("a.war\t404", NOON.minusSeconds(60), 5),
                row("a.war\t503", NOON.minusSeconds(60), 100),
                row("a.war\t200", NOON, 7)));

    assertThat(history.points()).hasSize(97);
    assertThat(history.points())
        .filteredOn(point -> point.requests() > 0)
        .extracting(EndpointPoint::start, EndpointPoint::requests, EndpointPoint::errors)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(NOON.minusSeconds(900), 5L, 1L),
            org.assertj.core.groups.Tuple.tuple(NOON, 1L, 0L));
    assertThat(history.statuses())
        .containsExactly(new StatusCount(200, 4), new StatusCount(404, 1), new StatusCount(503, 1));
    assertThat(history.requests()).isEqualTo(6);
  }

  @Test
  void the_last_step_is_as_long_as_the_range_holds_of_it() {
    EndpointHistory history =
        EndpointHistory.of(Steps.of(DAY), List.of(row("a.war\t200", NOON, 1, 1, 1)));

    EndpointPoint last = history.points().get(96);
    assertThat(last.covered()).isEqualTo(Duration.ofMinutes(1));
    assertThat(last.perMinute(last.requests())).isEqualTo(3);
  }

  @Test
  void sketches_of_before_know_the_class_of_the_status_alone() {
    assertThat(RequestSegment.parse("a.war\t5").isError()).isTrue();
    assertThat(RequestSegment.parse("a.war\t4").isError()).isFalse();
    assertThat(new StatusCount(5, 1).statusClass()).isEqualTo(5);
    assertThat(new StatusCount(503, 1).statusClass()).isEqualTo(5);
  }

  private static SketchRow row(String segment, Instant start, double... millis) {
    Sketch sketch = new Sketch();
    DoubleStream.of(millis).forEach(each -> sketch.add(each, null));
    return new SketchRow("time", "GET /a", segment, start, sketch);
  }
}
