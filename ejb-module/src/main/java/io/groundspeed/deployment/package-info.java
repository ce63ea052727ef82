/**
 * Records what was deployed when, so that a change in the metrics can be attributed to a change of
 * the code.
 *
 * <p>Each node checks its server's deployments every ten seconds and records new ones. A server
 * that starts redeploys everything. {@link io.groundspeed.deployment.OwnTraffic} separates
 * Groundspeed's own work from that of the applications. Table: {@code deployments}. Start from
 * {@link io.groundspeed.deployment.Deployments}.
 */
package io.groundspeed.deployment;
