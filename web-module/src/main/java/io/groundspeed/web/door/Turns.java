package io.groundspeed.web.door;

import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.AttachmentKey;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/**
 * Bounds how many worker threads one client network can hold. Further requests of the network wait
 * for a turn without a thread; other networks are not delayed.
 */
final class Turns {
  /** Maximum time that a request waits for its turn before it is refused. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final AttachmentKey<Turn> TURN = AttachmentKey.create(Turn.class);

  private final Lanes<Waiting> lanes;

  Turns(Lanes<Waiting> lanes) {
    this.lanes = lanes;
  }

  /** Runs a request now, or when a turn of its network is free. */
  void enter(HttpServerExchange exchange, String network, HttpHandler next) throws Exception {
    if (lanes.enter(network)) {
      run(exchange, network, next);
    } else {
      // Another thread may run the request as soon as it waits, so this call must have ended
      // before.
      exchange.dispatch(
          SameThreadExecutor.INSTANCE, () -> new Waiting(exchange, network, next).begin());
    }
  }

  private void run(HttpServerExchange exchange, String network, HttpHandler next) throws Exception {
    Turn turn = new Turn(network);
    exchange.putAttachment(TURN, turn);
    try {
      exchange.addExchangeCompleteListener(
          (complete, others) -> {
            turn.end();
            others.proceed();
          });
    } catch (IllegalStateException e) { // the client disconnected while the request waited
      turn.end();
      return;
    }
    next.handleRequest(exchange);
  }

  /**
   * Ends the turns of asynchronous requests when their worker thread is free again. It wraps the
   * part of a deployment that runs on that thread.
   */
  static HttpHandler endingAsynchronousTurns(HttpHandler next) {
    return exchange -> {
      next.handleRequest(exchange);
      Turn turn = exchange.getAttachment(TURN);
      if (turn != null && isAsynchronous(exchange)) {
        turn.end();
      }
    };
  }

  private static boolean isAsynchronous(HttpServerExchange exchange) {
    ServletRequestContext request = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
    return request != null && request.getOriginalRequest().isAsyncStarted();
  }

  private final class Turn {
    private final String network;
    private final AtomicBoolean ended = new AtomicBoolean();

    Turn(String network) {
      this.network = network;
    }

    void end() {
      if (ended.compareAndSet(false, true)) {
        Waiting following = lanes.leave(network);
        if (following != null) {
          following.resume();
        }
      }
    }
  }

  /** A request that waits for its turn. */
  final class Waiting {
    private final HttpServerExchange exchange;
    private final String network;
    private final HttpHandler next;
    private volatile XnioExecutor.@Nullable Key timer;

    Waiting(HttpServerExchange exchange, String network, HttpHandler next) {
      this.exchange = exchange;
      this.network = network;
      this.next = next;
    }

    private void begin() {
      XnioExecutor.Key started =
          exchange
              .getIoThread()
              .executeAfter(this::giveUp, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      timer = started;
      switch (lanes.enterOrWait(network, this)) {
        case ENTERED -> resume();
        case WAITING -> {}
        case FULL -> {
          started.remove();
          Connectors.executeRootHandler(Refusal.TOO_MANY_REQUESTS::send, exchange);
        }
      }
    }

    private void resume() {
      XnioExecutor.Key running = timer;
      if (running != null) {
        running.remove();
      }
      exchange
          .getIoThread()
          .execute(
              () ->
                  Connectors.executeRootHandler(resumed -> run(resumed, network, next), exchange));
    }

    private void giveUp() {
      if (lanes.withdraw(network, this)) {
        Connectors.executeRootHandler(Refusal.TOO_MANY_REQUESTS::send, exchange);
      }
    }
  }
}
