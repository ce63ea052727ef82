package io.groundspeed.web.door;

import io.undertow.connector.PooledByteBuffer;
import java.nio.ByteBuffer;

/**
 * A body that was read before and is passed on. Undertow frees what nobody has read of it when the
 * response has ended, and the servlet container drains the request after that: it finds nothing
 * then, where a freed buffer would be an error with a stack trace.
 */
final class PassedOnBuffer implements PooledByteBuffer {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private PooledByteBuffer buffer;

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
