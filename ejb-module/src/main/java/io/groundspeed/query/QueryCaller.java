package io.groundspeed.query;

import java.util.List;

/**
 * What runs a query.
 *
 * @param endpoint the request's template or the job's name
 * @param totalMs what its executions took, in all
 * @param repeats how often one request runs it, by method; empty for a job
 */
public record QueryCaller(String endpoint, long calls, double totalMs, List<Repeats> repeats) {
  public QueryCaller(String endpoint, long calls, double totalMs) {
    this(endpoint, calls, totalMs, List.of());
  }
}
