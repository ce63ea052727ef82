package io.groundspeed.database;

import org.jspecify.annotations.Nullable;

/**
 * A problem found by a check.
 *
 * @param place the table, index, sequence or session
 * @param evidence what was observed, as a sentence without its full stop
 * @param remedy the SQL that fixes it; null if there is none
 */
public record CheckResult(Check check, String place, String evidence, @Nullable String remedy) {}
