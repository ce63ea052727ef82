/**
 * What was deployed when, so that a change in the figures can be told from a change of the code.
 *
 * <p>Each node looks every ten seconds at what its server has deployed and notes what is new; a
 * server that starts deploys all of it anew. Table: {@code deployments}. Start from {@link
 * io.groundspeed.deployment.Deployments}.
 */
package io.groundspeed.deployment;
