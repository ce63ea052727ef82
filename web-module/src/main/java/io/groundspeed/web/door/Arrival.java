package io.groundspeed.web.door;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * A request body that has not arrived completely. It is kept on the heap, so that it occupies only
 * what has arrived, and no pooled buffer. While it is incomplete, only the connection's I/O thread
 * accesses it.
 */
final class Arrival implements ChannelListener<StreamSourceChannel> {
  private final Bodies bodies;
  private final HttpServerExchange exchange;
  private final StreamSourceChannel channel;
  private final String network;
  private final HttpHandler next;
  private final Bytes body = new Bytes();
  private final long start = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  private XnioExecutor.@Nullable Key timer;
  private long memory;

  /**
   * @param channel the request's channel
   * @param next runs when the whole body is in the request's channel
   */
  Arrival(
      Bodies bodies,
      HttpServerExchange exchange,
      StreamSourceChannel channel,
      String network,
      HttpHandler next) {
    this.bodies = bodies;
    this.exchange = exchange;
    this.channel = channel;
    this.network = network;
    this.next = next;
  }

  /**
   * Starts to read, within a call of the exchange's root handler. Returns what to do now, null if
   * more of the body is still to arrive.
   *
   * @param first the part that has already been read
   */
  @Nullable HttpHandler begin(ByteBuffer first) {
    if (!bodies.arriving().take(network, 1)) {
      return Refusal.TOO_MANY_BODIES::send;
    }
    exchange.addExchangeCompleteListener(
        (complete, others) -> {
          end();
          bodies.memory().give(network, memory);
          others.proceed();
        });
    Refusal refusal = keep(first);
    HttpHandler outcome = refusal == null ? read() : refusal::send;
    if (outcome == null) {
      channel.getReadSetter().set(this);
      channel.resumeReads();
      watch(bodies.settings().patience(0));
    } else {
      end();
    }
    return outcome;
  }

  @Override
  public void handleEvent(StreamSourceChannel readable) {
    HttpHandler outcome = ended.get() ? null : read();
    if (outcome != null) {
      conclude(outcome);
    }
  }

  /**
   * Reads what has arrived. Returns what to do next, null if more of the body is still to arrive.
   */
  private @Nullable HttpHandler read() {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      ByteBuffer buffer = pooled.getBuffer();
      for (int read = channel.read(buffer); read != 0; read = channel.read(buffer)) {
        if (read < 0) {
          return this::passOn;
        }
        buffer.flip();
        Refusal refusal = keep(buffer);
        if (refusal != null) {
          return refusal::send;
        }
        buffer.clear();
      }
      return null;
    } catch (IOException e) {
      return refusal(e)::send;
    }
  }

  static Refusal refusal(IOException failure) {
    return failure instanceof RequestTooBigException ? Refusal.LARGE_BODY : Refusal.BROKEN_BODY;
  }

  private @Nullable Refusal keep(ByteBuffer part) {
    int length = part.remaining();
    if (body.size() + length > bodies.settings().bodyLimit()) {
      return Refusal.LARGE_BODY;
    }
    if (!bodies.memory().take(network, length)) {
      return Refusal.TOO_MANY_BODIES;
    }
    memory += length;
    body.add(part);
    return null;
  }

  private void passOn(HttpServerExchange complete) throws Exception {
    Bodies.unread(complete, body.asBuffer());
    next.handleRequest(complete);
  }

  /** Checks again when the time allowed for the body so far has passed. */
  private void watch(Duration wait) {
    timer =
        exchange
            .getIoThread()
            .executeAfter(this::checkTime, wait.toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  private void checkTime() {
    if (!ended.get()) {
      Duration left = bodies.settings().patience(body.size()).minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        conclude(Refusal.SLOW_BODY::send);
      } else {
        watch(left);
      }
    }
  }

  private void conclude(HttpHandler outcome) {
    channel.getReadSetter().set(null);
    channel.suspendReads();
    end();
    Connectors.executeRootHandler(outcome, exchange);
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      bodies.arriving().give(network, 1);
      if (timer != null) {
        timer.remove();
      }
    }
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(256);
    }

    void add(ByteBuffer part) {
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      writeBytes(copy);
    }

    ByteBuffer asBuffer() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }
}
