/** Several nodes of the HA configuration with the EAR on one database. */
package io.groundspeed.cluster;
