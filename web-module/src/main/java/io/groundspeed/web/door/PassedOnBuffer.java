package io.groundspeed.web.door;

import io.undertow.connector.PooledByteBuffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A body that has already been read and is passed on. Undertow frees the unread rest when the
 * response has ended, and the servlet container drains the request after that. It then gets an
 * empty buffer; a freed one would cause an error with a stack trace.
 */
final class PassedOnBuffer implements PooledByteBuffer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private @Nullable PooledByteBuffer buffer;

  PassedOnBuffer(PooledByteBuffer buffer) {
    this.buffer = buffer;
  }

  @Override
  public synchronized ByteBuffer getBuffer() {
    return buffer == null ? NOTHING : buffer.getBuffer();
  }

  @Override
  public synchronized void close() {
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
  }

  @Override
  public synchronized boolean isOpen() {
    return buffer != null;
  }
}
