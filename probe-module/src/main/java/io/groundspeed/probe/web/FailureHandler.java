package io.groundspeed.probe.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Stands right before the servlets and filters: Undertow makes an error page of what they throw.
 */
final class FailureHandler implements HttpHandler {
  private final HttpHandler next;

  FailureHandler(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    try {
      next.handleRequest(exchange);
    } catch (Throwable e) {
      RequestCall call = exchange.getAttachment(RequestCall.KEY);
      if (call != null) {
        call.failed(e);
      }
      throw e;
    }
  }
}
