package io.groundspeed.deployment;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Caller;
import io.groundspeed.shared.Environment;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Separates Groundspeed's own work from that of the applications that it measures. Its own work is
 * the dashboard, its API and resources, log-in, health, timers, migrations and the demo's data.
 * Everything else in the same archive is an application like any other: the demo platform, and the
 * code of developers who extend the archive.
 */
public final class OwnTraffic {
  /** The job types that maintain or report on Groundspeed itself. */
  private static final Set<String> OWN_JOBS =
      Set.of("cleanup", "performance_analysis", "report_generation");

  private static final Pattern OWN_ADDRESS =
      Pattern.compile(
          "/(admin|account|api/performance|health|jakarta\\.faces\\.resource)(/.*)?"
              + "|/(login|logout|home|setup|error|j_security_check|favicon\\.ico)"
              + "|/groundspeed[^/]*\\.js|\\*\\.[a-z0-9]+");

  private static final String CONTEXT_ROOT = ContextRoot.of(Environment.ofProcess());

  private OwnTraffic() {}

  /**
   * Returns whether work is Groundspeed's own.
   *
   * @param deployment the archive that did it
   * @param endpoint the template of the request, {@code job:} and the type of the job, or {@link
   *     Caller#BACKGROUND}
   */
  public static boolean isOwn(String deployment, String endpoint) {
    return isOwn(deployment, endpoint, CONTEXT_ROOT);
  }

  static boolean isOwn(String deployment, String endpoint, String contextRoot) {
    if (!Probe.isOurs(deployment)) {
      return false;
    }
    if (endpoint.startsWith(Caller.JOB)) {
      return OWN_JOBS.contains(endpoint.substring(Caller.JOB.length()));
    }
    return Caller.BACKGROUND.equals(endpoint)
        || OWN_ADDRESS.matcher(within(contextRoot, endpoint)).matches();
  }

  private static String within(String contextRoot, String endpoint) {
    return contextRoot.length() > 1 && endpoint.startsWith(contextRoot + "/")
        ? endpoint.substring(contextRoot.length())
        : endpoint;
  }
}
