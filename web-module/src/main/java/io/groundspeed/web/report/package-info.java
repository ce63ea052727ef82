/**
 * Files to download: {@code /api/performance/reports} for administrators, {@code /api/exports} for
 * the users whose data they hold.
 */
package io.groundspeed.web.report;
