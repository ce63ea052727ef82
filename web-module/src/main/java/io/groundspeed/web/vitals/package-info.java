/** The web vitals as JSON; start from {@link io.groundspeed.web.vitals.VitalsResource}. */
package io.groundspeed.web.vitals;
