package io.groundspeed.report;

/**
 * Rows held about a user, which become a file in the export.
 *
 * @param name of the file, without its extension
 * @param sql selects the rows; {@code :user} is replaced with the user's id
 */
public record Holding(String name, String sql) {}
