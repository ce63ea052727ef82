package io.groundspeed.database;

/**
 * Something that a check found.
 *
 * @param place the table, index, sequence or session
 * @param evidence what was seen, as a sentence without its full stop
 * @param remedy the SQL that mends it; null if there is none to give
 */
public record CheckResult(Check check, String place, String evidence, String remedy) {}
