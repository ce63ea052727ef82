/** Looks at what the telemetry has stored, past its own reader. */
package io.groundspeed.telemetry;
