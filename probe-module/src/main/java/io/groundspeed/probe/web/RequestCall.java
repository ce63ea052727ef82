package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.probe.call.LogAllowance;
import io.undertow.security.api.SecurityContext;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletException;

/**
 * One request; recorded when its response has gone, whichever thread sent it. A task that goes on
 * longer keeps this alone: nothing of the request and its application.
 */
final class RequestCall extends Call implements ExchangeCompletionListener {
  static final AttachmentKey<RequestCall> KEY = AttachmentKey.create(RequestCall.class);

  private final LogAllowance log = new LogAllowance();
  private final long start;
  private Routes routes;
  private HttpServerExchange exchange;
  private volatile String user;
  private volatile boolean hasRoute;
  private volatile Throwable failure;

  RequestCall(String deployment, Routes routes, HttpServerExchange exchange) {
    super(deployment, Caller.OTHER);
    this.routes = routes;
    this.exchange = exchange;
    long firstByte = exchange.getRequestStartTime();
    start = firstByte > 0 ? firstByte : System.nanoTime();
  }

  /** The container has found a servlet, unless it refused the request before. */
  void routeByMapping() {
    Routes known = routes;
    HttpServerExchange open = exchange;
    if (!hasRoute && known != null && open != null) {
      route(known.of(open));
    }
  }

  void route(String template) {
    routed(template);
    hasRoute = true;
  }

  void failed(Throwable thrown) {
    failure =
        thrown instanceof ServletException wrapping && wrapping.getRootCause() != null
            ? wrapping.getRootCause()
            : thrown;
  }

  @Override
  public LogAllowance logAllowance() {
    return log;
  }

  long elapsedNanos() {
    return System.nanoTime() - start;
  }

  @Override
  public String user() {
    HttpServerExchange open = exchange;
    SecurityContext security = open == null ? null : open.getSecurityContext();
    return security == null || security.getAuthenticatedAccount() == null
        ? user
        : security.getAuthenticatedAccount().getPrincipal().getName();
  }

  @Override
  public void exchangeEvent(HttpServerExchange ended, NextListener nextListener) {
    try {
      routeByMapping();
      user = user();
      Probe.requests()
          .ended(
              this,
              ended.getRequestMethod().toString(),
              ended.getStatusCode(),
              elapsedNanos(),
              failure);
      notePage(ended);
    } catch (RuntimeException | Error e) {
      Probe.failed();
    } finally {
      release();
      nextListener.proceed();
    }
  }

  private static void notePage(HttpServerExchange ended) {
    if (ended.getStatusCode() == StatusCodes.OK && ended.getRequestMethod().equals(Methods.GET)) {
      String type = ended.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
      if (type != null && type.startsWith("text/html")) {
        Probe.pages().served(ended.getRequestURI());
      }
    }
  }

  private void release() {
    routes = null;
    exchange = null;
    failure = null;
  }
}
