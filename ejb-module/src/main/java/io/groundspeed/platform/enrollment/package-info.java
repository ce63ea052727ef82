/**
 * Clients on journeys: enrollments, progress, tasks, certificates. Start from {@code Enrollments}.
 */
package io.groundspeed.platform.enrollment;
