package io.groundspeed.web.door;

import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /health/live}, whether the process answers, and {@code /health/ready}, whether it
 * can serve requests, which requires the database. Both are public and return only the state.
 * Neither needs a worker thread: live is answered on the I/O thread, ready by a separate thread
 * that runs at most one check per second, however many requests arrive.
 */
final class Health {
  /** Maximum time until ready is answered, even if the database hangs. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int WAITING = 1_000;

  private final BooleanSupplier database;
  private final Executor thread;
  private final Semaphore places = new Semaphore(WAITING);

  private @Nullable CompletableFuture<Boolean> check;
  private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(false);
  private long startedAt;

  /**
   * @param database checks whether the database answers; may block
   * @param thread runs one check at a time
   */
  Health(BooleanSupplier database, Executor thread) {
    this.database = database;
    this.thread = thread;
  }

  /** Returns the handler of a path within the deployment, null if it is not a health check. */
  @Nullable HttpHandler at(String path) {
    return switch (path) {
      case "/health/live" -> exchange -> answer(exchange, true);
      case "/health/ready" -> this::ready;
      default -> null;
    };
  }

  private void ready(HttpServerExchange exchange) {
    CompletableFuture<Boolean> state = state();
    if (state.isDone() || !places.tryAcquire()) {
      answer(exchange, state.getNow(false));
    } else {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE, () -> state.thenAccept(up -> resume(exchange, up)));
      exchange.addExchangeCompleteListener(
          (complete, others) -> {
            places.release();
            others.proceed();
          });
    }
  }

  private static void resume(HttpServerExchange exchange, boolean isUp) {
    exchange
        .getIoThread()
        .execute(() -> Connectors.executeRootHandler(waited -> answer(waited, isUp), exchange));
  }

  /** Returns the state, which completes within {@link #PATIENCE}. */
  private synchronized CompletableFuture<Boolean> state() {
    long now = System.nanoTime();
    boolean isRunning = check != null && !check.isDone();
    boolean isFresh = check != null && now - startedAt < KEPT.toNanos();
    if (isRunning || isFresh) {
      return answer; // already completed with false if the check hangs
    }
    startedAt = now;
    check = CompletableFuture.supplyAsync(database::getAsBoolean, thread);
    answer =
        check
            .copy()
            .exceptionally(failure -> false)
            .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return answer;
  }

  private static void answer(HttpServerExchange exchange, boolean isUp) {
    if (!exchange.getRequestMethod().equals(Methods.GET)
        && !exchange.getRequestMethod().equals(Methods.HEAD)) {
      Refusal.METHOD.send(exchange);
      return;
    }
    exchange.setStatusCode(isUp ? 200 : 503);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send(isUp ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
  }
}
