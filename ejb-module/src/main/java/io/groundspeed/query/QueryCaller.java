package io.groundspeed.query;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * The caller of a query.
 *
 * @param endpoint the request's template or the job's name
 * @param calls number of its executions of the query
 * @param totalMs total duration of its executions in ms
 * @param repeats how often one request runs it, by HTTP method; empty for a job
 */
@JsonbPropertyOrder({"endpoint", "calls", "totalMs", "repeats"})
public record QueryCaller(String endpoint, long calls, double totalMs, List<Repeats> repeats) {
  public QueryCaller(String endpoint, long calls, double totalMs) {
    this(endpoint, calls, totalMs, List.of());
  }
}
