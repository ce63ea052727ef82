package io.groundspeed.finding;

/**
 * What to do about a query.
 *
 * @param advice a sentence
 * @param basis what was seen that it follows from, a sentence
 * @param sql to run, or to write instead; null where there is none
 */
public record Recommendation(String advice, String basis, String sql) {}
