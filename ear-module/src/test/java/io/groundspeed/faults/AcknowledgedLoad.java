package io.groundspeed.faults;

import io.groundspeed.testing.Beacons;
import io.groundspeed.testing.Pause;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Posts beacons over several connections. Remembers which ids were acknowledged, and the status of
 * the other responses.
 */
final class AcknowledgedLoad implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int VITALS = 10;
  private static final long MOST = 40_000;

  private final Beacons beacons;
  private final String run;
  private final ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
  private final AtomicLong next = new AtomicLong();
  private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  AcknowledgedLoad(String url, String run) {
    this.beacons = new Beacons(url);
    this.run = run;
    for (int i = 0; i < CONNECTIONS; i++) {
      clients.execute(this::postUntilStopped);
    }
  }

  private void postUntilStopped() {
    for (long number = next.getAndIncrement();
        !stopped && number < MOST;
        number = next.getAndIncrement()) {
      try {
        HttpResponse<String> answer = beacons.post(body(number));
        if (answer.statusCode() == 204) {
          acknowledged.add(number);
        } else {
          refusals.add(answer.statusCode() + " " + answer.body());
        }
      } catch (UncheckedIOException e) {
        // the server is down: nothing was acknowledged
        Pause.briefly();
      }
    }
  }

  private String body(long number) {
    StringBuilder vitals = new StringBuilder();
    for (int i = 0; i < VITALS; i++) {
      vitals
          .append(i == 0 ? "" : ",")
          .append("{\"name\":\"LCP\",\"value\":")
          .append(100 + i)
          .append(",\"id\":\"")
          .append(id(number, i))
          .append("\"}");
    }
    return "{\"page\":\"/load\",\"vitals\":[" + vitals + "]}";
  }

  private String id(long number, int i) {
    return run + "-" + number + "-" + i;
  }

  /** Waits until this many more beacons have been acknowledged. */
  AcknowledgedLoad awaitAcknowledged(int more) {
    int goal = acknowledged.size() + more;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (acknowledged.size() < goal) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "only " + acknowledged.size() + " of " + goal + " beacons were acknowledged");
      }
      Pause.briefly();
    }
    return this;
  }

  /** Stops, and waits for the pending responses. */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    clients.shutdown();
    clients.awaitTermination(60, TimeUnit.SECONDS);
  }

  List<String> acknowledgedIds() {
    List<String> ids = new ArrayList<>();
    for (long number : acknowledged) {
      for (int i = 0; i < VITALS; i++) {
        ids.add(id(number, i));
      }
    }
    return ids;
  }

  /** Returns status and body of the responses that were not acknowledgements. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }
}
