/**
 * The content of the Overview: verdicts and targets, with links to the screens.
 *
 * <p>Each feature defines its verdicts next to its summaries. Start from {@code VerdictSource}.
 */
package io.groundspeed.verdict;
