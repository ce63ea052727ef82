package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;
import java.util.Arrays;

/**
 * The cost of recording one statement on this machine: finding its fingerprint by its text, reading
 * the clock twice, counting it, and keeping some samples. It is measured on a separate log, so that
 * it affects no metric. It does not include the forwarding of calls to PostgreSQL's driver, which
 * takes a few nanoseconds each.
 */
public final class RecordingCost {
  private static final int BATCHES = 120;
  private static final int EACH = 1_000;
  private static final String STATEMENT = "SELECT name FROM shelf WHERE id = ? AND place > ?";
  private static final RecordSettings SETTINGS = new RecordSettings(Long.MAX_VALUE, 20, 1_024, 16);

  private final StatementLog log = new StatementLog(SETTINGS, false);
  private final Fingerprints fingerprints = new Fingerprints(10_000);

  private RecordingCost() {}

  /**
   * Records a hundred thousand statements that were not executed, which takes tens of milliseconds.
   *
   * @return nanoseconds per statement, the median of batches after a warm-up for the compiler
   */
  public static double nanosPerStatement() {
    Call ownCall = new Call("(server)", "(self-test)"); // keeps the caller's own counts unchanged
    Call before = Calls.bind(ownCall);
    try {
      return new RecordingCost().measure();
    } finally {
      Calls.bind(before);
    }
  }

  private double measure() {
    double[] nanos = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      long start = System.nanoTime();
      for (int j = 0; j < EACH; j++) {
        new Execution(log, fingerprints.of(STATEMENT), null).allRead();
      }
      nanos[i] = (System.nanoTime() - start) / (double) EACH;
      log.fetch((key, counts) -> {}); // sets the share of samples, as the fetch every second does
    }
    double[] warm = Arrays.copyOfRange(nanos, BATCHES * 2 / 3, BATCHES);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }
}
