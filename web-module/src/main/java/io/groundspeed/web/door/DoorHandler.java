package io.groundspeed.web.door;

import io.groundspeed.probe.client.ClientBinding;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * Decides whether to admit a request before it gets a worker thread: its head must be well formed,
 * its client within its share, and its body complete. It runs on the I/O thread, so it must never
 * block.
 */
final class DoorHandler implements HttpHandler {
  private static final HttpString POWERED_BY = HttpString.tryFromString("X-Powered-By");

  private final Heads heads;
  private final Health health;
  private final Connections connections;
  private final Bodies bodies;
  private final Turns turns;
  private final HttpHandler next;

  DoorHandler(
      Heads heads,
      Health health,
      Connections connections,
      Bodies bodies,
      Turns turns,
      HttpHandler next) {
    this.heads = heads;
    this.health = health;
    this.connections = connections;
    this.bodies = bodies;
    this.turns = turns;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addResponseCommitListener(DoorHandler::hideServer);
    Refusal fault = heads.fault(exchange);
    HttpHandler state = fault == null ? health.at(exchange.getRelativePath()) : null;
    if (fault != null) {
      fault.send(exchange);
    } else if (state != null) {
      state.handleRequest(exchange);
    } else if (!connections.enter(exchange)) {
      Refusal.TOO_MANY_CONNECTIONS.send(exchange);
    } else {
      String network = ClientBinding.client(exchange).network();
      bodies.read(exchange, network, ready -> enter(ready, network));
    }
  }

  private void enter(HttpServerExchange exchange, String network) throws Exception {
    if (isFollowed(exchange)) {
      exchange.setPersistent(false);
    }
    turns.enter(exchange, network, next);
  }

  /**
   * Returns whether more bytes follow although the response has not been sent. No browser and no
   * common proxy does that, but a request smuggled behind another one's head looks like this.
   * Closing the connection after the response drops it.
   */
  private static boolean isFollowed(HttpServerExchange exchange) {
    return exchange.getConnection() instanceof AbstractServerConnection connection
        && connection.getExtraBytes() != null;
  }

  /** Reason phrases set by libraries can name them and repeat the request's path. */
  private static void hideServer(HttpServerExchange exchange) {
    exchange.setReasonPhrase(null);
    exchange.getResponseHeaders().remove(Headers.SERVER);
    exchange.getResponseHeaders().remove(POWERED_BY);
  }
}
