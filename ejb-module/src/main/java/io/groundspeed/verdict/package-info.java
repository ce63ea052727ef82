/**
 * What features say on the Overview: verdicts and targets, and where each leads.
 *
 * <p>Each feature has its verdicts beside its summaries. Start from {@code VerdictSource}.
 */
package io.groundspeed.verdict;
