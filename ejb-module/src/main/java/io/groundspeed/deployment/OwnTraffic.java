package io.groundspeed.deployment;

import io.groundspeed.probe.call.Caller;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Separates Groundspeed's own work from that of the applications that it measures: the dashboard,
 * its API and resources, log-in, health, timers, migrations and the demo's data. The pages and the
 * API of the demo platform, which are in the same archive, are an application like any other.
 */
public final class OwnTraffic {
  private static final String ARCHIVE = "groundspeed.ear";
  private static final String JOB = "job:";

  /** The job types that maintain Groundspeed itself. */
  private static final Set<String> OWN_JOBS = Set.of("cleanup", "performance_analysis");

  private static final Pattern PLATFORM =
      Pattern.compile(
          "/|/(index|me|mentor)|/(journeys?|sections?|mentors|profile|certificates?)(/.*)?"
              + "|/api/(?!performance(/|$)).*");

  private OwnTraffic() {}

  /**
   * Returns whether work is Groundspeed's own.
   *
   * @param deployment the archive that did it
   * @param endpoint the template of the request, {@code job:} and the type of the job, or {@link
   *     Caller#BACKGROUND}
   */
  public static boolean isOwn(String deployment, String endpoint) {
    if (!ARCHIVE.equals(deployment)) {
      return false;
    }
    if (endpoint.startsWith(JOB)) {
      return OWN_JOBS.contains(endpoint.substring(JOB.length()));
    }
    return !PLATFORM.matcher(endpoint).matches();
  }
}
