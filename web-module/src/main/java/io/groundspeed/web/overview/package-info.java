/**
 * The Overview: the platform's figures, verdicts (worst first) and targets.
 *
 * <p>It has no tables. A feature adds lines with a bean that implements {@link
 * io.groundspeed.verdict.VerdictSource} or {@link io.groundspeed.verdict.TargetSource}. Start from
 * {@link io.groundspeed.web.overview.OverviewScreen}.
 */
package io.groundspeed.web.overview;
