package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Runs before all of a deployment's handling of a request, including its security. */
final class MeasuringHandler implements HttpHandler {
  private final HttpHandler next;
  private final String deployment;
  private final Routes routes;

  MeasuringHandler(HttpHandler next, String deployment, Routes routes) {
    this.next = next;
    this.deployment = deployment;
    this.routes = routes;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (exchange.getAttachment(RequestCall.KEY) == null) {
      try {
        measure(exchange);
      } catch (RuntimeException | Error e) {
        Probe.failed();
      }
    }
    next.handleRequest(exchange);
  }

  private void measure(HttpServerExchange exchange) {
    RequestCall call = new RequestCall(deployment, routes, exchange);
    exchange.putAttachment(RequestCall.KEY, call);
    exchange.addExchangeCompleteListener(call);
    exchange.addResponseCommitListener(call);
    if (Probe.tellsTimes(deployment)) {
      exchange.addResponseCommitListener(new ServerTiming(call, true));
    } else if (Probe.sendsRequestIds()) {
      exchange.addResponseCommitListener(new ServerTiming(call, false));
    }
    call.timeBody(exchange); // last: existing wrappers may refuse it
  }
}
