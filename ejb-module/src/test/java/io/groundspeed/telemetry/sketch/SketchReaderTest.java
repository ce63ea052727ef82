package io.groundspeed.telemetry.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundspeed.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SketchReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:30Z");
  private static final Instant MINUTE = Instant.parse("2026-11-21T06:20:00Z");
  private static final Instant HOUR = Instant.parse("2026-11-21T06:00:00Z");
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  private final TestDatabase db = TestDatabase.fresh();

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void minutes_are_read_while_they_are_kept_and_hours_after_that() {
    store(Resolution.MINUTE, MINUTE);
    store(Resolution.HOUR, HOUR);

    assertThat(starts(NOW)).containsExactly(MINUTE);
    assertThat(starts(NOW.plusSeconds(5))).containsExactly(MINUTE);
    assertThat(starts(NOW.plusSeconds(120))).containsExactly(HOUR);
  }

  private List<Instant> starts(Instant readAt) {
    return new SketchReader(db.dataSource(), () -> readAt, TWO_DAYS, Duration.ofDays(60))
            .read(
                new SketchQuery(
                    Stream.ENDPOINT,
                    List.of("time"),
                    "GET /a",
                    true,
                    NOW.minus(TWO_DAYS),
                    NOW.minus(Duration.ofDays(1)),
                    Resolution.MINUTE))
            .stream()
            .map(SketchRow::start)
            .toList();
  }

  private void store(Resolution resolution, Instant start) {
    Sketch sketch = new Sketch();
    sketch.add(20, null);
    db.update(
        """
        INSERT INTO groundspeed.telemetry_sketch
               (stream, name, resolution, starts_at, detail, segment, sketch)
        VALUES (?, 'time', ?, ?, 'GET /a', 'a.war', ?)
        """,
        Stream.ENDPOINT.code(),
        resolution.minutes(),
        start.getEpochSecond(),
        sketch.toBytes());
  }
}
