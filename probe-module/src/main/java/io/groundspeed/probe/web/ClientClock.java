package io.groundspeed.probe.web;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/** Measures how long the server waits for a client that sends its request body. */
final class ClientClock extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final RequestCall call;

  ClientClock(StreamSourceConduit next, RequestCall call) {
    super(next);
    this.call = call;
  }

  @Override
  public void awaitReadable() throws IOException {
    long start = System.nanoTime();
    try {
      super.awaitReadable();
    } finally {
      call.waitedForClient(System.nanoTime() - start);
    }
  }

  @Override
  public void awaitReadable(long time, TimeUnit unit) throws IOException {
    long start = System.nanoTime();
    try {
      super.awaitReadable(time, unit);
    } finally {
      call.waitedForClient(System.nanoTime() - start);
    }
  }
}
