package io.groundspeed.testing;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs the same work on several threads that start at the same moment. */
public final class Sessions {
  private static final int PATIENCE_SECONDS = 60;

  /** The work of one session. */
  @FunctionalInterface
  public interface Work {
    /**
     * @param session its number, from 0
     */
    void run(int session) throws Exception;
  }

  private Sessions() {}

  /**
   * Runs the work once per session, and fails with the first session that fails or takes longer
   * than a minute.
   */
  public static void atOnce(int sessions, Work work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(sessions);
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    try {
      List<Future<Void>> running =
          IntStream.range(0, sessions)
              .mapToObj(
                  session ->
                      threads.<Void>submit(
                          () -> {
                            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                            work.run(session);
                            return null;
                          }))
              .toList();
      for (Future<Void> each : running) {
        each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
