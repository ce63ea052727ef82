package io.groundspeed.probe.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.RequestDispatcher;

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
    RequestCall call = exchange.getAttachment(RequestCall.KEY);
    try {
      next.handleRequest(exchange);
      if (call != null) {
        call.refine(); // before the container forgets the request's attributes
        if (answered(exchange) instanceof Throwable failure) {
          call.failed(failure);
        }
      }
    } catch (Throwable e) {
      if (call != null) {
        call.refine();
        call.failed(e);
      }
      throw e;
    }
  }

  /** An application that answers its failures itself leaves them where the specification says. */
  private static Object answered(HttpServerExchange exchange) {
    ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    return context == null || context.getOriginalRequest() == null
        ? null
        : context.getOriginalRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }
}
