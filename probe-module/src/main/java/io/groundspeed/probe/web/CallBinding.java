package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ThreadSetupHandler;

/**
 * Binds the request's call to each thread that works for it: the first one, those of asynchronous
 * dispatches, of {@code AsyncContext.start} and of listeners. Undertow runs this around all of
 * them, so the call is always taken off again.
 */
final class CallBinding implements ThreadSetupHandler {
  @Override
  public <T, C> Action<T, C> create(Action<T, C> action) {
    return (exchange, context) -> {
      Call before = Calls.bind(call(exchange));
      try {
        return action.call(exchange, context);
      } finally {
        Calls.bind(before);
      }
    };
  }

  private static Call call(HttpServerExchange exchange) {
    RequestCall call = exchange == null ? null : exchange.getAttachment(RequestCall.KEY);
    if (call != null) {
      try {
        call.routeByMapping();
      } catch (RuntimeException | Error e) {
        Probe.failed();
      }
    }
    return call;
  }
}
