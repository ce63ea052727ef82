/**
 * Files to download: {@code /api/performance/reports} for administrators, {@code /api/exports} and
 * {@code /api/certificates} for whom they are about.
 */
package io.groundspeed.web.report;
