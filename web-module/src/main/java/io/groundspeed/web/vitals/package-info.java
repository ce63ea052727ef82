/**
 * The Web Vitals screen with its address, tables and charts, and the same metrics as JSON.
 *
 * <p>It has no tables; {@link io.groundspeed.vitals.VitalsSummaries} reads them. Start from {@link
 * io.groundspeed.web.vitals.WebVitalsScreen} and {@code
 * WEB-INF/faces-views/admin/performance/vitals.xhtml}, or from {@link
 * io.groundspeed.web.vitals.VitalsResource}.
 */
package io.groundspeed.web.vitals;
