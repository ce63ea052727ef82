package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;

/**
 * Runs directly before the servlets and filters, because Undertow turns their exceptions into error
 * pages.
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
        call.refine(); // before the container clears the request's attributes
        note(exchange, call);
      }
    } catch (Throwable e) {
      if (call != null) {
        call.refine();
        call.failed(e);
      }
      throw e;
    }
  }

  private static void note(HttpServerExchange exchange, RequestCall call) {
    ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    if (answered(context) instanceof Throwable failure) {
      if (context.getOriginalRequest().getAttribute(Probe.CUT_OFF_ATTRIBUTE) != null) {
        call.cutOff(failure);
      } else {
        call.answered(failure);
      }
    }
  }

  /**
   * An application that handles its failures leaves them in the attribute defined by the
   * specification.
   */
  private static @Nullable Object answered(@Nullable ServletRequestContext context) {
    return context == null || context.getOriginalRequest() == null
        ? null
        : context.getOriginalRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }
}
