package io.groundspeed.probe.jdbc;

import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import io.groundspeed.probe.record.RecordSettings;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;
import java.util.Arrays;

/**
 * What recording one statement costs on this machine: finding its fingerprint by its text, two
 * looks at the clock, counting it, and keeping a sample of some. Measured on a separate log, so
 * that no figure holds it; the forwarding of calls to PostgreSQL's driver, a few nanoseconds each,
 * is not in it.
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
   * Records a hundred thousand statements that were not run, which takes tens of milliseconds.
   *
   * @return nanoseconds of one, the median of batches after those that the compiler needs
   */
  public static double nanosPerStatement() {
    Call ownCall = new Call("(server)", "(self-test)"); // the caller's own counts stay as they are
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
      log.fetch((key, counts) -> {}); // which sets the share of samples, as every second does
    }
    double[] warm = Arrays.copyOfRange(nanos, BATCHES * 2 / 3, BATCHES);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }
}
