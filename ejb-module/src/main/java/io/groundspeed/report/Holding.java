package io.groundspeed.report;

/**
 * Rows held on a user: a file of his export.
 *
 * @param name of the file, without its ending
 * @param sql selects them; {@code :user} stands for the user's id
 */
public record Holding(String name, String sql) {}
