package io.groundspeed.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.shared.TimeRange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeChartTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:04:30Z");
  private static final TimeRange DAY = TimeRange.parse("24h", NOW);

  /** One value per quarter of an hour. */
  private record Point(Instant start, double value) {}

  @Test
  void an_interval_that_is_not_complete_is_marked_with_what_it_covers() {
    JsonObject own = own(line(1, 2, 3));

    assertThat(own.getJsonObject("partial").keySet()).containsExactly("2");
    assertThat(own.getJsonObject("partial").getString("2")).isEqualTo("4 of 15 min");
    assertThat(own.getInt("step")).isEqualTo(900);
    assertThat(own.getJsonNumber("until").longValue()).isEqualTo(NOW.getEpochSecond());
  }

  @Test
  void the_point_of_an_interval_that_is_not_complete_is_hollow() {
    JsonObject series = series(line(1, 2, 3), 0);

    assertThat(series.getJsonArray("pointBackgroundColor"))
        .hasToString("[\"--line\",\"--line\",\"--surface\"]");
  }

  @Test
  void a_point_between_gaps_is_larger_than_one_on_a_line() {
    JsonObject series = series(line(1, Double.NaN, 3, Double.NaN, 5, 6, 7), 0);

    List<Double> radii =
        series.getJsonArray("pointRadius").stream()
            .map(radius -> Double.valueOf(radius.toString()))
            .toList();
    assertThat(radii.get(2)).isGreaterThan(radii.get(5));
    assertThat(radii.get(0)).isGreaterThan(radii.get(5));
  }

  @Test
  void a_failure_has_a_least_height_and_none_has_no_bar() {
    JsonObject failed =
        series(
            chart(0, 1).failures("failed", Point::value, point -> "").stackedBars("a minute"), 0);

    assertThat(failed.getJsonArray("data")).hasToString("[null,1.0]");
    assertThat(failed.getInt("minBarLength")).isPositive();
  }

  @Test
  void the_axis_says_which_ends_are_cut() {
    assertThat(new TimeAxis(DAY).getNote())
        .isEqualTo(
            "The first interval is not complete: it covers 11 of 15 min."
                + " The last interval is not complete: it covers 4 of 15 min.");
    assertThat(axis("2026-11-22T10:00:00Z/2026-11-22T12:00:00Z").getNote()).isEmpty();
    assertThat(axis("2026-11-22T10:00:00Z/2026-11-22T10:30:20Z").getNote())
        .isEqualTo("The last interval is not complete: it covers 20 of 60 s.");
    assertThat(axis("2026-11-01T00:00:00Z/2026-11-22T06:30:00Z").getNote())
        .isEqualTo("The last interval is not complete: it covers 30 min of 6 h.");
  }

  @Test
  void a_time_of_day_in_a_sentence_names_its_zone() {
    assertThat(new TimeAxis(DAY).named(NOW)).isEqualTo("12:04 UTC");
    assertThat(axis("2026-01-01T00:00:00Z/2026-11-01T00:00:00Z").named(NOW)).isEqualTo("22 Nov");
  }

  @Test
  void a_distribution_marks_boundaries_and_shows_few_samples() {
    JsonObject config =
        parse(
            new BarChart()
                .bar("0 – 1", 0, "none", "--fill-good")
                .mark("good ≤ 1")
                .bar("1 – 2", 1, "one", "--fill-poor")
                .json("LCP", "samples"));

    assertThat(config.getJsonObject("options").getJsonObject("groundspeed").get("marks"))
        .hasToString("[{\"at\":1,\"text\":\"good ≤ 1\"}]");
    JsonObject bars = config.getJsonObject("data").getJsonArray("datasets").getJsonObject(0);
    assertThat(bars.getJsonArray("data")).hasToString("[null,1]");
    assertThat(bars.getInt("minBarLength")).isPositive();
  }

  private static TimeAxis axis(String range) {
    return new TimeAxis(TimeRange.parse(range, NOW));
  }

  private static String line(double... values) {
    return chart(values).line("p95", "--line", false, Point::value, point -> "").lines("ms");
  }

  /** The last point is that of the interval in which the range ends. */
  private static TimeChart<Point> chart(double... values) {
    Instant last = Instant.parse("2026-11-22T12:00:00Z");
    return new TimeChart<>(
        DAY,
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    new Point(
                        last.minus(Duration.ofMinutes(15L * (values.length - 1 - i))), values[i]))
            .toList(),
        Point::start);
  }

  private static JsonObject own(String json) {
    return parse(json).getJsonObject("options").getJsonObject("groundspeed");
  }

  private static JsonObject series(String json, int at) {
    return parse(json).getJsonObject("data").getJsonArray("datasets").getJsonObject(at);
  }

  private static JsonObject parse(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
