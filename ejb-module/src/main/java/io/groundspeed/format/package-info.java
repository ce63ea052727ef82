/** Formats values for readers. */
package io.groundspeed.format;
