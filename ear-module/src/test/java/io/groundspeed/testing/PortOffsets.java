package io.groundspeed.testing;

import io.groundspeed.launcher.Ports;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Offsets at which all ports of a node are free; each is used once. The first is random, so that
 * two builds on one machine do not collide; the two JVMs that share the tests of one build use even
 * and odd offsets.
 */
public final class PortOffsets {
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  private static final int CLUSTER = 7600;
  private static final int CLUSTER_FAILURES = 8600;
  private static final int STEP = 100;
  private static final int JVMS = 2;
  private static final int JVM = Integer.getInteger("groundspeed.fork", 1) % JVMS;

  /** From 2200 to 20000: above the fixed ports, below the ephemeral ports. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((ThreadLocalRandom.current().nextInt(11, 100) * JVMS + JVM) * STEP);

  private PortOffsets() {}

  /** Returns an offset that this JVM has not used yet. */
  public static int next() {
    return IntStream.generate(() -> NEXT.getAndAdd(JVMS * STEP))
        .filter(
            offset ->
                IntStream.of(HTTP, MANAGEMENT, CLUSTER, CLUSTER_FAILURES)
                    .allMatch(port -> Ports.isFree(port + offset)))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the address of the node's cluster traffic in the format of TCPPING. */
  static String clusterHost(int offset) {
    return "127.0.0.1[" + (CLUSTER + offset) + "]";
  }

  /** Returns the ports of the node's cluster traffic, starting with that of the address. */
  static int[] clusterPorts(int offset) {
    return new int[] {CLUSTER + offset, CLUSTER_FAILURES + offset};
  }
}
