package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.HttpString;

/**
 * Sends the request's id to the browser with the response's head, and to logged-in users also where
 * the request's time went (https://www.w3.org/TR/server-timing/). The tracker needs only the id.
 */
final class ServerTiming implements ResponseCommitListener {
  private static final HttpString HEADER = HttpString.tryFromString("Server-Timing");

  /** A tenth of a millisecond, in nanoseconds. */
  private static final long TENTH = 100_000;

  private final RequestCall call;
  private final boolean tellsTimes;

  /**
   * @param tellsTimes whether all responses carry the header, with times; else only pages do, with
   *     only the id
   */
  ServerTiming(RequestCall call, boolean tellsTimes) {
    this.call = call;
    this.tellsTimes = tellsTimes;
  }

  @Override
  public void beforeCommit(HttpServerExchange exchange) {
    try {
      if (tellsTimes || RequestCall.isPage(exchange)) {
        exchange.getResponseHeaders().add(HEADER, value());
      }
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }

  /** Built by hand, because {@code String.format} would cost more than all the other measuring. */
  private String value() {
    StringBuilder value = new StringBuilder(128);
    value.append("request;desc=\"").append(call.id()).append('"');
    if (!tellsTimes
        || call.user() == null) { // the load of the server and its database is not public
      return value.toString();
    }
    long network = call.networkNanos();
    long elapsed = Math.max(0, call.elapsedNanos() - network);
    long database = Math.min(elapsed, call.databaseNanos()); // several threads may take more
    long cache = Math.min(elapsed - database, call.cacheNanos());
    duration(value, ", app", elapsed - database - cache);
    duration(value, ", db", database);
    value.append(";desc=\"").append(call.statements()).append('"');
    duration(value, ", cache", cache);
    value.append(";desc=\"").append(call.cacheReads()).append('"');
    if (network > TENTH) {
      duration(value, ", network", network);
    }
    return value.toString();
  }

  /** Appends a duration in milliseconds with one decimal. */
  private static void duration(StringBuilder value, String name, long nanos) {
    long tenths = (nanos + TENTH / 2) / TENTH;
    value.append(name).append(";dur=").append(tenths / 10).append('.').append(tenths % 10);
  }
}
