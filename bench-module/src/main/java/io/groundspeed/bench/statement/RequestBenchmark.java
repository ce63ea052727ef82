package io.groundspeed.bench.statement;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * One request to a servlet that does nothing, from its first handler to the end of its response.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {
  /** With what the probe puts around it, and without. */
  @Benchmark
  public HttpServerExchange request(RequestState state) throws Exception {
    HttpServerExchange exchange = state.exchange();
    state.handler.handleRequest(exchange);
    state.ended(exchange);
    return exchange;
  }
}
