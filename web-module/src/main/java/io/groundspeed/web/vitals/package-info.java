/**
 * What visitors felt, for people and for programs: the Web Vitals screen with its address, tables
 * and charts, and the same figures as JSON.
 *
 * <p>No tables of its own; {@link io.groundspeed.vitals.VitalsSummaries} reads. Start from {@link
 * io.groundspeed.web.vitals.WebVitalsScreen} and {@code
 * WEB-INF/faces-views/admin/performance/vitals.xhtml}, or from {@link
 * io.groundspeed.web.vitals.VitalsResource}.
 */
package io.groundspeed.web.vitals;
