package io.groundspeed.web.endpoints;

import io.groundspeed.endpoint.StatusCount;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/**
 * The response statuses of an endpoint.
 *
 * @param rows in order of status
 */
public record StatusTable(List<StatusCount> rows) {
  /**
   * Formats a status with its name: {@code 404 Not Found}, or {@code 4xx} if only the class was
   * recorded.
   */
  public String label(StatusCount row) {
    if (row.isClassAlone()) {
      return row.status() + "xx";
    }
    Status known = Status.fromStatusCode(row.status());
    return known == null ? "" + row.status() : row.status() + " " + known.getReasonPhrase();
  }

  /** Returns the share of all responses, 0 to 1. */
  public double share(StatusCount row) {
    long all = rows.stream().mapToLong(StatusCount::requests).sum();
    return row.requests() / (double) Math.max(1, all);
  }

  /** Returns the CSS class of the bar, according to the first digit. */
  public String mark(StatusCount row) {
    return switch (row.statusClass()) {
      case 5 -> "poor";
      case 4 -> "needs-improvement";
      default -> "good";
    };
  }
}
