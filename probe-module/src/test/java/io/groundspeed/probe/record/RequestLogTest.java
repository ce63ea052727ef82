package io.groundspeed.probe.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.groundspeed.probe.call.Call;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private final RequestLog log = new RequestLog(new RecordSettings(100_000_000, 20, 1_024, 100));

  private Map<TimePart, Long> parts() {
    Map<TimePart, Long> parts = new EnumMap<>(TimePart.class);
    log.fetchParts((key, counts) -> parts.put(key.part(), counts.nanos()));
    return parts;
  }

  @Test
  void the_time_of_a_request_is_split_and_nothing_is_lost() {
    for (int i = 0; i < 2; i++) {
      Call call = new Waiting(300);
      call.ran(2_000);
      call.waitedForCache(500);
      log.ended(call, "GET", 200, 10_000, null);
    }

    assertThat(parts())
        .containsExactly(
            entry(TimePart.APPLICATION, 15_000L),
            entry(TimePart.DATABASE, 4_000L),
            entry(TimePart.CACHE, 1_000L),
            entry(TimePart.NETWORK, 600L));
    assertThat(parts()).as("fetched once").isEmpty();
  }

  @Test
  void statements_of_several_threads_take_no_longer_than_their_request() {
    Call call = new Waiting(0);
    call.ran(9_000);
    call.ran(9_000);
    call.waitedForCache(4_000);
    log.ended(call, "GET", 200, 10_000, null);

    assertThat(parts()).containsExactly(entry(TimePart.DATABASE, 10_000L));
  }

  private static final class Waiting extends Call {
    private final long nanos;

    Waiting(long nanos) {
      super("shop.war", "/orders/{id}");
      this.nanos = nanos;
    }

    @Override
    public long networkNanos() {
      return nanos;
    }
  }
}
