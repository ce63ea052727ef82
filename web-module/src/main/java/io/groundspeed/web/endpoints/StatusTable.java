package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.StatusCount;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * The statuses that a route answered with.
 *
 * @param rows in the order of the statuses
 */
public record StatusTable(List<StatusCount> rows) {
  /** Writes a status with its name: {@code 404 Not Found}, {@code 4xx} where no more was kept. */
  public String label(StatusCount row) {
    if (row.isClassAlone()) {
      return row.status() + "xx";
    }
    Status known = Status.fromStatusCode(row.status());
    return known == null ? "" + row.status() : row.status() + " " + known.getReasonPhrase();
  }

  /** Returns the share of the answers, 0 to 1. */
  public double share(StatusCount row) {
    long all = rows.stream().mapToLong(StatusCount::requests).sum();
    return row.requests() / (double) Math.max(1, all);
  }

  /** Returns the class of its bar, by what the first digit means. */
  public String mark(StatusCount row) {
    return switch (row.statusClass()) {
      case 5 -> "poor";
      case 4 -> "needs-improvement";
      default -> "good";
    };
  }
}
