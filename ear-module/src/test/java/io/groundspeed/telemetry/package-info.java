/** Inspects the stored telemetry without its reader. */
package io.groundspeed.telemetry;
