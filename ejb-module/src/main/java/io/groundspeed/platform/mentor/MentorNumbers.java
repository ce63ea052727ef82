package io.groundspeed.platform.mentor;

/**
 * A mentor in figures, from {@code mentor_stats_cache}; what he earns is nobody's business.
 * Averages are null where there is nothing to take them of.
 *
 * @param averageHours from claimed to completed
 */
public record MentorNumbers(
    long completed, long clients, long activeClients, Double averageHours, Double rating) {
  static final MentorNumbers NONE = new MentorNumbers(0, 0, 0, null, null);
}
