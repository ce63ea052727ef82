/**
 * The one pipeline that every measurement goes through on its way to the raw logs.
 *
 * <p>Tables: none yet of its own. Start from {@link io.groundspeed.telemetry.RawRow}: what the rows
 * of all raw logs have in common.
 */
package io.groundspeed.telemetry;
