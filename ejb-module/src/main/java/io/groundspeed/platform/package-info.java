/**
 * The application that is measured: mentors guide clients through journeys made of sections.
 *
 * <p>Table: {@code platform_stats_daily}; the others belong to the packages below, which refer to
 * one another by id only. Start from {@link io.groundspeed.platform.journey}.
 */
package io.groundspeed.platform;
