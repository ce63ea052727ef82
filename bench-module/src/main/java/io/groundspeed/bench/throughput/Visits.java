package io.groundspeed.bench.throughput;

import io.groundspeed.launcher.WildFlyServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The reads of a fixed number of visitors, each of whom reads the page again as soon as it has
 * arrived.
 *
 * @param pages number of pages read
 * @param seconds elapsed
 * @param processor the server's processor time for them, in seconds
 * @param before the server's threads at the start
 * @param after the server's threads at the end
 */
record Visits(long pages, double seconds, double processor, ThreadTimes before, ThreadTimes after) {
  /** Enough to keep two cores busy, so that none waits long for its turn. */
  static final int VISITORS = 8;

  static Visits to(WildFlyServer server, String path, Duration length) throws Exception {
    int port = server.httpPort();
    ThreadTimes threads = ThreadTimes.of(server.pid());
    double before = processorSeconds(server);
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    try {
      long started = System.nanoTime();
      long end = started + length.toNanos();
      List<Future<Long>> running = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        running.add(visitors.submit(() -> readUntil(end, port, path)));
      }
      long pages = 0;
      for (Future<Long> visitor : running) {
        pages += visitor.get();
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      double processor = processorSeconds(server) - before;
      return new Visits(pages, seconds, processor, threads, ThreadTimes.of(server.pid()));
    } finally {
      visitors.shutdownNow();
    }
  }

  private static long readUntil(long end, int port, String path) throws IOException {
    long pages = 0;
    try (Visitor visitor = new Visitor(port, path)) {
      while (System.nanoTime() < end) {
        int status = visitor.read();
        if (status != 200) {
          throw new IOException(path + " was answered with " + status);
        }
        pages++;
      }
    }
    return pages;
  }

  private static double processorSeconds(WildFlyServer server) {
    return ProcessHandle.of(server.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow()
            .toNanos()
        / 1e9;
  }

  double perSecond() {
    return pages / seconds;
  }

  /** Returns the server's processor time per page, in microseconds. */
  double microsEach() {
    return processor * 1e6 / pages;
  }

  /** Returns the processor time of the threads that process requests, in microseconds per page. */
  double requestMicrosEach() {
    return after.secondsSince(before, ThreadTimes.REQUESTS) * 1e6 / pages;
  }

  /** Returns the processor time of the threads that compile bytecode, in seconds. */
  double compilerSeconds() {
    return after.secondsSince(before, ThreadTimes.COMPILERS);
  }
}
