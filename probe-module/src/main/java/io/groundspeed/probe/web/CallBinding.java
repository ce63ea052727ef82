package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ThreadSetupHandler;
import org.jspecify.annotations.Nullable;

/**
 * Binds the request's call to each thread that works for it: the first one, those of asynchronous
 * dispatches, of {@code AsyncContext.start} and of listeners, and those that deliver WebSocket
 * messages. Undertow runs this around all of them, so the call is always unbound again.
 */
final class CallBinding implements ThreadSetupHandler {
  private final String deployment;
  private final String path;

  /**
   * @param path the context path of the application
   */
  CallBinding(String deployment, String path) {
    this.deployment = deployment;
    this.path = path;
  }

  @Override
  public <T, C> Action<T, C> create(Action<T, C> action) {
    return (exchange, context) -> {
      Call call = exchange == null ? socketCall(context) : requestCall(exchange);
      Call before = Calls.bind(call);
      try {
        return action.call(exchange, context);
      } catch (Throwable e) {
        if (call instanceof RequestCall request) {
          request.failed(e); // nothing else reports what AsyncContext.start throws
        } else if (call instanceof SocketCall turn) {
          turn.failed(e);
        }
        throw e;
      } finally {
        Calls.bind(before);
        if (call instanceof SocketCall turn) {
          end(turn);
        }
      }
    };
  }

  private static Call requestCall(HttpServerExchange exchange) {
    RequestCall call = exchange.getAttachment(RequestCall.KEY);
    if (call != null) {
      try {
        call.routeByMapping();
      } catch (RuntimeException | Error e) {
        Probe.failed();
      }
    }
    return call;
  }

  private @Nullable Call socketCall(Object context) {
    try {
      return context instanceof Runnable ? SocketCall.of(context, deployment, path) : null;
    } catch (IllegalAccessException | RuntimeException | Error e) {
      Probe.failed();
      return null;
    }
  }

  private static void end(SocketCall turn) {
    try {
      turn.ended();
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }
}
