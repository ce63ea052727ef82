/**
 * The journey platform as JSON: {@code /api/journeys}, {@code /api/sections}, {@code /api/reviews}.
 * Reads are public; the roles of the EJBs decide who may write.
 */
package io.groundspeed.web.api.platform;
