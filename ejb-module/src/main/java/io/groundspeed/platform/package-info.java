/**
 * The measured application: mentors guide clients through journeys made up of sections.
 *
 * <p>Table: {@code platform_stats_daily}. Other tables belong to the subpackages, which refer to
 * each other only by id. Start from {@link io.groundspeed.platform.journey}.
 */
package io.groundspeed.platform;
