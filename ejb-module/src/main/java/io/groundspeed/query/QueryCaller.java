package io.groundspeed.query;

/**
 * What runs a query.
 *
 * @param endpoint the request's template or the job's name
 * @param totalMs what its executions took, in all
 */
public record QueryCaller(String endpoint, long calls, double totalMs) {}
