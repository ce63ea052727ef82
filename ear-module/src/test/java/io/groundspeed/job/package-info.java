/** The job queue on the built EAR, with handlers of the tests' own in it. */
package io.groundspeed.job;
