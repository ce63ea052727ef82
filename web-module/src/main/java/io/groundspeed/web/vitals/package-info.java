/**
 * The Web Vitals screen: what its address asks for, what it reads for that, and its charts.
 *
 * <p>No tables of its own; {@link io.groundspeed.vitals.VitalsSummaries} reads. Start from {@link
 * io.groundspeed.web.vitals.WebVitalsScreen} and {@code WEB-INF/faces-views/admin/performance/
 * vitals.xhtml}.
 */
package io.groundspeed.web.vitals;
