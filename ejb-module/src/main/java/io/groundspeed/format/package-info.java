/** How values are written for readers. */
package io.groundspeed.format;
