/**
 * The Overview: the platform's figures, verdicts worst first, targets.
 *
 * <p>No tables. A feature adds its own lines by a bean that implements {@link
 * io.groundspeed.verdict.VerdictSource} or {@link io.groundspeed.verdict.TargetSource}. Start from
 * {@link io.groundspeed.web.overview.OverviewScreen}.
 */
package io.groundspeed.web.overview;
