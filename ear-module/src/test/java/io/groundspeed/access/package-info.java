/** Walks everything that can be called or opened, by every role. */
package io.groundspeed.access;
