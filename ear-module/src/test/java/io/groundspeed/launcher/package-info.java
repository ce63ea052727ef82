/**
 * The launcher from a user's view: a process with an environment, two output streams and an exit
 * status.
 */
package io.groundspeed.launcher;
