package io.groundspeed.finding;

import org.jspecify.annotations.Nullable;

/**
 * A recommendation for a query.
 *
 * @param advice a sentence that says what to do
 * @param basis a sentence with the evidence
 * @param sql the SQL to run, or the rewritten statement; null if there is none
 */
public record Recommendation(String advice, String basis, @Nullable String sql) {}
