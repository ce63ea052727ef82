/**
 * Log lines that no request can forge, and that no client can fill the disk with.
 *
 * <p>{@link io.groundspeed.probe.log.LineFormatter} is the formatter of the server's log handlers:
 * see {@code 60-logging.cli}. It depends only on the JDK, the log manager and {@link
 * io.groundspeed.probe.call.Calls}, because the server loads it before anything else.
 */
package io.groundspeed.probe.log;
