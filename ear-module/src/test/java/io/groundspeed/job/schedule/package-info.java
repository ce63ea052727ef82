/** Schedules as an application inside the server uses them. */
package io.groundspeed.job.schedule;
