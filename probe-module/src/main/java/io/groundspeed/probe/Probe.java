package io.groundspeed.probe;

import io.groundspeed.probe.record.PageRequests;
import io.groundspeed.probe.record.RequestLog;
import io.groundspeed.probe.record.ServedPaths;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.sql.Fingerprints;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The one probe of the server. What it records waits here, within bounds, until the EAR fetches it;
 * without an EAR new samples take the place of old ones.
 */
public final class Probe {
  /**
   * The attribute of a request by which any application may name its endpoint: a template, or what
   * a single servlet does; one of few.
   */
  public static final String ENDPOINT_ATTRIBUTE = "io.groundspeed.endpoint";

  /** The attribute of a request whose answer had begun, and could not be finished. */
  public static final String CUT_OFF_ATTRIBUTE = "io.groundspeed.cutOff";

  private static final long FINGERPRINT_CHARACTERS = 4_000_000;
  private static final ProbeSettings SETTINGS = ProbeSettings.of(System.getenv());
  private static final Fingerprints FINGERPRINTS = new Fingerprints(FINGERPRINT_CHARACTERS);
  private static final StatementLog STATEMENTS =
      new StatementLog(SETTINGS.statements(), SETTINGS.binds());
  private static final RequestLog REQUESTS = new RequestLog(SETTINGS.requests());
  private static final ServedPaths PAGES = new ServedPaths();
  private static final PageRequests PAGE_REQUESTS = new PageRequests();
  private static final LongAdder FAILURES = new LongAdder();

  private Probe() {}

  /** Returns whether anything is measured; {@code GROUNDSPEED_PROBE=off} says no. */
  public static boolean isOn() {
    return SETTINGS.on();
  }

  /** Returns what statements of this server did. */
  public static StatementLog statements() {
    return STATEMENTS;
  }

  /** Returns what requests to this server did. */
  public static RequestLog requests() {
    return REQUESTS;
  }

  /** Returns the paths of the pages that this server has answered with. */
  public static ServedPaths pages() {
    return PAGES;
  }

  /** Returns which requests the latest pages were answered by. */
  public static PageRequests pageRequests() {
    return PAGE_REQUESTS;
  }

  public static Fingerprints fingerprints() {
    return FINGERPRINTS;
  }

  /** Returns whether pages send browsers the ids of their requests. */
  public static boolean sendsRequestIds() {
    return SETTINGS.serverTiming() != ServerTimingScope.OFF;
  }

  /** Returns whether a deployment's responses tell logged-in users where time went. */
  public static boolean tellsTimes(String deployment) {
    return SETTINGS.serverTiming().tells(deployment);
  }

  /** Returns whether a deployment is Groundspeed's own, whose bodies are read before a thread. */
  public static boolean isOurs(String deployment) {
    return ServerTimingScope.isOurs(deployment);
  }

  /** The probe itself failed, and no one else may notice. */
  public static void failed() {
    FAILURES.increment();
  }

  /** Returns how often the probe itself failed since the server started. */
  public static long failures() {
    return FAILURES.sum() + STATEMENTS.failures() + REQUESTS.failures();
  }

  /**
   * Returns how many statements and requests of each deployment were counted as {@code (other)}
   * since the server started, because it had too many different ones at a time.
   */
  public static Map<String, Long> others() {
    Map<String, Long> others = new TreeMap<>(STATEMENTS.others());
    REQUESTS.others().forEach((deployment, count) -> others.merge(deployment, count, Long::sum));
    return others;
  }

  /** Returns how many samples gave way to later ones since the server started. */
  public static long droppedSamples() {
    return STATEMENTS.droppedSamples() + REQUESTS.droppedSamples();
  }
}
