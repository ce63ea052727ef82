package io.groundspeed.web.door;

import io.groundspeed.probe.client.Shares;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ImmediatePooledByteBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads request bodies on the I/O thread before the request is handled, so that a slow client does
 * not hold a worker thread. A body that has arrived together with its head is passed on without a
 * copy, in the buffer that it was read into.
 */
final class Bodies {
  /**
   * Maximum for all networks together. Each holds an exchange and what has arrived, some kilobytes.
   */
  private static final int ARRIVING = 4_096;

  /** One client network may use at most 1/PARTS of the memory for bodies. */
  private static final int PARTS = 4;

  private final DoorSettings settings;
  private final Shares arriving;
  private final Shares memory;

  Bodies(DoorSettings settings) {
    this.settings = settings;
    this.arriving = new Shares(ARRIVING, settings.bodies());
    long part = Math.max(settings.bodyMemory() / PARTS, settings.bodyLimit());
    this.memory = new Shares(Math.max(settings.bodyMemory(), part), part);
  }

  DoorSettings settings() {
    return settings;
  }

  /** Returns the shares of incomplete bodies, by client network. */
  Shares arriving() {
    return arriving;
  }

  /** Returns the shares of memory for bodies, in bytes, by client network. */
  Shares memory() {
    return memory;
  }

  /**
   * Passes a request on when its body is complete.
   *
   * @param network the client's network
   * @param next finds the whole body in the request's channel
   */
  void read(HttpServerExchange exchange, String network, HttpHandler next) throws Exception {
    if (exchange.isRequestComplete()) {
      next.handleRequest(exchange);
    } else if (exchange.getRequestContentLength() > settings.bodyLimit()) {
      Refusal.LARGE_BODY.send(exchange);
    } else {
      HttpHandler outcome = begin(exchange, network, next);
      if (outcome != null) {
        outcome.handleRequest(exchange);
      }
    }
  }

  /** Returns what to do now, null if more of the body is still to arrive. */
  private @Nullable HttpHandler begin(
      HttpServerExchange exchange, String network, HttpHandler next) {
    StreamSourceChannel channel = exchange.getRequestChannel();
    PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate();
    boolean passedOn = false;
    try {
      ByteBuffer buffer = pooled.getBuffer();
      int read = channel.read(buffer);
      while (read > 0 && buffer.hasRemaining()) {
        read = channel.read(buffer);
      }
      buffer.flip();
      if (read < 0) {
        passedOn = unread(exchange, pooled);
        return next;
      }
      return new Arrival(this, exchange, channel, network, next).begin(buffer);
    } catch (IOException e) {
      return Arrival.refusal(e)::send;
    } finally {
      if (!passedOn) {
        pooled.close();
      }
    }
  }

  /** Returns whether the request has taken over the buffer. */
  private static boolean unread(HttpServerExchange exchange, PooledByteBuffer pooled) {
    boolean hasBody = pooled.getBuffer().hasRemaining();
    if (hasBody) {
      Connectors.ungetRequestBytes(exchange, new PassedOnBuffer(pooled));
    }
    Connectors.resetRequestChannel(exchange);
    return hasBody;
  }

  /** Puts a body that has already been read back into the request's channel. */
  static void unread(HttpServerExchange exchange, ByteBuffer body) {
    unread(exchange, new ImmediatePooledByteBuffer(body));
  }
}
