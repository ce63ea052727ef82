/**
 * The journey platform as JSON: {@code /api/journeys}, {@code /api/sections}, {@code /api/reviews}.
 * Reads are open; who may write is said by the roles of the EJBs.
 */
package io.groundspeed.web.api.platform;
