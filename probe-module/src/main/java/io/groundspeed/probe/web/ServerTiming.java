package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.HttpString;

/**
 * Sends the browser the request's id, and logged-in users where its time went, with the response's
 * head (https://www.w3.org/TR/server-timing/). The tracker needs the id alone.
 */
final class ServerTiming implements ResponseCommitListener {
  private static final HttpString HEADER = HttpString.tryFromString("Server-Timing");

  /** Of a millisecond, in nanoseconds. */
  private static final long TENTH = 100_000;

  private final RequestCall call;
  private final boolean tellsTimes;

  /**
   * @param tellsTimes whether all responses carry it, with times; else pages do, with the id alone
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

  /** By hand: {@code String.format} alone would cost more than all else that is measured. */
  private String value() {
    StringBuilder value = new StringBuilder(128);
    value.append("request;desc=\"").append(call.id()).append('"');
    if (!tellsTimes
        || call.user() == null) { // how busy the server and its database are is not for everyone
      return value.toString();
    }
    long network = call.networkNanos();
    long elapsed = Math.max(0, call.elapsedNanos() - network);
    long database = Math.min(elapsed, call.databaseNanos()); // on several threads it may be more
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

  /** In milliseconds with one digit after the point. */
  private static void duration(StringBuilder value, String name, long nanos) {
    long tenths = (nanos + TENTH / 2) / TENTH;
    value.append(name).append(";dur=").append(tenths / 10).append('.').append(tenths % 10);
  }
}
