/**
 * Mentors, and their reviews of clients' work.
 *
 * <p>Tables: {@code mentor_profiles}, {@code mentor_specializations}, {@code
 * mentor_profile_specializations}, {@code section_reviews}, {@code mentor_stats_cache}. Start from
 * {@code MentorProfile}.
 */
package io.groundspeed.platform.mentor;
