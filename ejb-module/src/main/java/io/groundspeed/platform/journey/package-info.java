/**
 * Journeys, and users' progress on them.
 *
 * <p>Tables: {@code journeys}, {@code sections}, {@code section_fields}, {@code journey_templates},
 * {@code user_enrollments}, {@code section_progress}, {@code journey_certificates}, {@code
 * journey_stats_cache}. Start from {@code Journey}.
 */
package io.groundspeed.platform.journey;
