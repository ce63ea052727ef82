package io.groundspeed.testing;

import io.groundspeed.launcher.Ports;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Offsets at which all ports of a node are free, each given out once. The first is drawn, so that
 * two builds on one machine don't meet at the same ports.
 */
final class PortOffsets {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  private static final int CLUSTER = 7600;
  private static final int CLUSTER_FAILURES = 8600;
  private static final int STEP = 100;

  /** From 2100 to 22000: above the fixed ports, below those that the system gives out. */
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(21, 210) * STEP);

  private PortOffsets() {}

  static int next() {
    return IntStream.generate(() -> NEXT.getAndAdd(STEP))
        .filter(
            offset ->
                IntStream.of(HTTP, MANAGEMENT, CLUSTER, CLUSTER_FAILURES)
                    .allMatch(port -> Ports.isFree(port + offset)))
        .findFirst()
        .orElseThrow();
  }

  /** The address of the node's cluster traffic, as TCPPING takes it. */
  static String clusterHost(int offset) {
    return "127.0.0.1[" + (CLUSTER + offset) + "]";
  }
}
