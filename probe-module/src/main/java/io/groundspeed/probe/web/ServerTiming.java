package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.HttpString;
import java.util.Locale;

/**
 * Tells the browser, with the response's head, what the request was called and where its time went
 * (https://www.w3.org/TR/server-timing/).
 */
final class ServerTiming implements ResponseCommitListener {
  private static final HttpString HEADER = HttpString.tryFromString("Server-Timing");
  private static final double NANOS = 1e6;

  private final RequestCall call;

  ServerTiming(RequestCall call) {
    this.call = call;
  }

  @Override
  public void beforeCommit(HttpServerExchange exchange) {
    try {
      double application = Math.max(0, call.elapsedNanos() - call.accountedNanos()) / NANOS;
      String value =
          String.format(
              Locale.ROOT,
              "request;desc=\"%s\", app;dur=%.1f, db;dur=%.1f;desc=\"%d\", cache;dur=%.1f;desc=\"%d\"",
              call.id(),
              application,
              call.databaseNanos() / NANOS,
              call.statements(),
              call.cacheNanos() / NANOS,
              call.cacheReads());
      exchange.getResponseHeaders().add(HEADER, value);
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }
}
