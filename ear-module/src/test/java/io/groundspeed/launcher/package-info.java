/** The launcher as a user meets it: a process with an environment, two outputs and a status. */
package io.groundspeed.launcher;
