/** Requests everything that can be called or opened, as every role. */
package io.groundspeed.access;
