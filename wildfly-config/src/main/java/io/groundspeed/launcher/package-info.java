/**
 * Starts PostgreSQL and WildFly as child processes, keeps them in order, and takes them down again:
 * what {@code mvn -Prun} runs, and what the integration tests start their nodes with.
 *
 * <p>Everything lives in one directory, the {@link io.groundspeed.launcher.Home}. Both children are
 * started in sessions of their own, so that Ctrl-C reaches the launcher alone and it decides in
 * which order they end; what a killed launcher left running is found and ended by the next. Start
 * from {@link io.groundspeed.launcher.Launcher}.
 */
package io.groundspeed.launcher;
