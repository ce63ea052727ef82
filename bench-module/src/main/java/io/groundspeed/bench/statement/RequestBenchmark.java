package io.groundspeed.bench.statement;

import io.undertow.server.HttpServerExchange;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** One request to a no-op servlet, from its first handler to the end of its response. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {
  /** Runs a request with or without the probe's handlers, depending on the state. */
  @Benchmark
  public HttpServerExchange request(RequestState state) throws Exception {
    HttpServerExchange exchange = state.exchange();
    state.handler.handleRequest(exchange);
    state.ended(exchange);
    return exchange;
  }
}
