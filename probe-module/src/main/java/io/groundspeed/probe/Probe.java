package io.groundspeed.probe;

import io.groundspeed.probe.record.PageRequests;
import io.groundspeed.probe.record.RequestLog;
import io.groundspeed.probe.record.ServedPaths;
import io.groundspeed.probe.record.StatementLog;
import io.groundspeed.probe.session.DatabaseSessions;
import io.groundspeed.probe.session.Deadlocks;
import io.groundspeed.probe.setting.LenientSettings;
import io.groundspeed.probe.sql.Fingerprints;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The single probe of the server. It keeps what it records, within bounds, until the EAR fetches
 * it. Without an EAR, new samples replace old ones.
 */
public final class Probe {
  /**
   * The request attribute by which any application may name its endpoint: a template, or the task
   * that a single servlet performs. Use only a small set of names.
   */
  public static final String ENDPOINT_ATTRIBUTE = "io.groundspeed.endpoint";

  /** The name of Groundspeed's own deployment. */
  public static final String OWN_DEPLOYMENT = "groundspeed.ear";

  /** The attribute of a request whose response was started but could not be finished. */
  public static final String CUT_OFF_ATTRIBUTE = "io.groundspeed.cutOff";

  private static final long FINGERPRINT_CHARACTERS = 4_000_000;
  private static final ProbeSettings SETTINGS = ProbeSettings.of(LenientSettings.ofProcess());
  private static final Fingerprints FINGERPRINTS = new Fingerprints(FINGERPRINT_CHARACTERS);
  private static final StatementLog STATEMENTS =
      new StatementLog(SETTINGS.statements(), SETTINGS.binds());
  private static final RequestLog REQUESTS = new RequestLog(SETTINGS.requests());
  private static final ServedPaths PAGES = new ServedPaths();
  private static final PageRequests PAGE_REQUESTS = new PageRequests();
  private static final DatabaseSessions SESSIONS = new DatabaseSessions();
  private static final Deadlocks DEADLOCKS = new Deadlocks(SESSIONS);
  private static final LongAdder FAILURES = new LongAdder();

  private Probe() {}

  /** Reads the settings of recording, so that they complain about invalid ones. */
  public static void check(LenientSettings settings) {
    ProbeSettings.of(settings);
  }

  /** Returns whether anything is measured; false with {@code GROUNDSPEED_PROBE=off}. */
  public static boolean isOn() {
    return SETTINGS.on();
  }

  /** Returns the log of this server's statements. */
  public static StatementLog statements() {
    return STATEMENTS;
  }

  /** Returns the log of the requests to this server. */
  public static RequestLog requests() {
    return REQUESTS;
  }

  /** Returns the paths of the pages that this server has answered. */
  public static ServedPaths pages() {
    return PAGES;
  }

  /** Returns the requests that answered the latest pages. */
  public static PageRequests pageRequests() {
    return PAGE_REQUESTS;
  }

  /** Returns the open measured connections of this server. */
  public static DatabaseSessions sessions() {
    return SESSIONS;
  }

  /** Returns the deadlocks that statements of this server ended in. */
  public static Deadlocks deadlocks() {
    return DEADLOCKS;
  }

  public static Fingerprints fingerprints() {
    return FINGERPRINTS;
  }

  /** Returns whether pages send the request ids to browsers. */
  public static boolean sendsRequestIds() {
    return SETTINGS.serverTiming() != ServerTimingScope.OFF;
  }

  /** Returns whether a deployment's responses show logged-in users where the time went. */
  public static boolean tellsTimes(String deployment) {
    return SETTINGS.serverTiming().tells(deployment);
  }

  /**
   * Returns whether a deployment is Groundspeed's own; its bodies are read before a worker thread
   * is used.
   */
  public static boolean isOurs(String deployment) {
    return OWN_DEPLOYMENT.equals(deployment);
  }

  /** Counts a failure of the probe itself. The application must not notice it. */
  public static void failed() {
    FAILURES.increment();
  }

  /** Returns the number of failures of the probe itself since the server started. */
  public static long failures() {
    return FAILURES.sum() + STATEMENTS.failures() + REQUESTS.failures() + DEADLOCKS.failures();
  }

  /**
   * Returns, by deployment, how many statements and requests were counted as {@code (other)} since
   * the server started, because there were too many different ones at a time.
   */
  public static Map<String, Long> others() {
    Map<String, Long> others = new TreeMap<>(STATEMENTS.others());
    REQUESTS.others().forEach((deployment, count) -> others.merge(deployment, count, Long::sum));
    return others;
  }

  /** Returns the number of samples that later ones replaced since the server started. */
  public static long droppedSamples() {
    return STATEMENTS.droppedSamples() + REQUESTS.droppedSamples();
  }
}
