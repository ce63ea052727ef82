package io.groundspeed.web.door;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** Reasons to refuse a request. The response is RFC 9457 problem details, like any other error. */
enum Refusal {
  MALFORMED(400, "Bad request", "The head of the request is malformed", 0),
  BROKEN_BODY(400, "Bad request", "The body of the request is malformed", 0),
  METHOD(405, "Method not allowed", "Only GET and HEAD are allowed here", 0),
  SLOW_BODY(408, "Request timeout", "The body took too long to arrive", 0),
  LARGE_BODY(413, "Content too large", "The body is larger than the server accepts", 0),
  TOO_MANY_BODIES(503, "Busy", "Too many request bodies are arriving; send it again later", 2),
  TOO_MANY_CONNECTIONS(503, "Busy", "Your network holds too many connections", 5),
  TOO_MANY_REQUESTS(503, "Busy", "Too many requests of your network are running", 2),
  CLEAR_TEXT_HTTP2(505, "HTTP version not supported", "HTTP/2 is only available over TLS", 0);

  private static final HttpString NOSNIFF = HttpString.tryFromString("X-Content-Type-Options");

  /** Time for the client to read the response before the connection is cut. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final int status;
  private final String body;
  private final int retryAfterSeconds;

  Refusal(int status, String title, String detail, int retryAfterSeconds) {
    this.status = status;
    this.body =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(title, status, detail);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  int status() {
    return status;
  }

  /**
   * Sends the refusal and closes the connection. The unread rest of the request is ignored. Must
   * run within a call of the exchange's root handler.
   */
  void send(HttpServerExchange exchange) {
    DoorCounts.count(this);
    exchange.setPersistent(false);
    if (!exchange.isRequestComplete()) {
      Connectors.terminateRequest(exchange);
    }
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseHeaders().put(NOSNIFF, "nosniff");
    if (retryAfterSeconds > 0) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, retryAfterSeconds);
    }
    cutLater(exchange.getConnection());
    exchange.getResponseSender().send(body);
  }

  /**
   * Closes the connection even if the client ignores the response, which would leave it half open.
   */
  private static void cutLater(ServerConnection connection) {
    XnioExecutor.Key timer =
        connection
            .getIoThread()
            .executeAfter(
                () -> IoUtils.safeClose(connection), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    connection.addCloseListener(closed -> timer.remove());
  }
}
