/**
 * Starts PostgreSQL and WildFly as child processes, monitors them, and stops them: for {@code mvn
 * -Prun}, and for the nodes of the integration tests.
 *
 * <p>All files are in one directory, the {@link io.groundspeed.launcher.Home}. Both children run in
 * separate sessions, so that Ctrl-C reaches only the launcher and the launcher decides in which
 * order they end. The next launcher finds and ends processes that a killed launcher left running.
 * Start from {@link io.groundspeed.launcher.Launcher}.
 */
package io.groundspeed.launcher;
