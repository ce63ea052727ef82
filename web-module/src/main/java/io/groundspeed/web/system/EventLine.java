package io.groundspeed.web.system;

import io.groundspeed.telemetry.intake.Accounting.Balance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the balance of events. The lines after the first add up to it, except the "also
 * noted" ones, which count events that are also in other lines.
 *
 * @param what for example {@code dropped}
 * @param why the reason, null if there is only one
 */
public record EventLine(String what, @Nullable String why, long count) {

  static List<EventLine> of(Balance balance) {
    List<EventLine> lines = new ArrayList<>();
    lines.add(new EventLine("received", null, balance.received()));
    lines.add(new EventLine("stored", null, balance.stored()));
    lines.add(new EventLine("replaced", null, balance.replaced()));
    lines.add(new EventLine("waiting", null, balance.waiting()));
    add(lines, "rejected", balance.rejected());
    add(lines, "suppressed", balance.suppressed());
    add(lines, "dropped", balance.dropped());
    balance.noted().forEach((why, count) -> lines.add(new EventLine("also noted", why, count)));
    return lines;
  }

  private static void add(List<EventLine> lines, String what, Map<String, Long> byReason) {
    if (byReason.isEmpty()) {
      lines.add(new EventLine(what, null, 0));
    }
    byReason.forEach((why, count) -> lines.add(new EventLine(what, why, count)));
  }
}
