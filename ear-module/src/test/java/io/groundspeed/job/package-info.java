/** The job queue on the built EAR, with the tests' handlers in it. */
package io.groundspeed.job;
