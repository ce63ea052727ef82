package io.groundspeed.platform.mentor;

import org.jspecify.annotations.Nullable;

/**
 * Public metrics of a mentor, from {@code mentor_stats_cache}; revenue is not included. Averages
 * are null if there is nothing to compute them from.
 *
 * @param averageHours mean time from claimed to completed
 */
public record MentorNumbers(
    long completed,
    long clients,
    long activeClients,
    @Nullable Double averageHours,
    @Nullable Double rating)
    implements java.io.Serializable {
  static final MentorNumbers NONE = new MentorNumbers(0, 0, 0, null, null);
}
