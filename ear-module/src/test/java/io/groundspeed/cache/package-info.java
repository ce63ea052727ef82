/** The cache as administrators see and handle it, on a running Groundspeed. */
package io.groundspeed.cache;
