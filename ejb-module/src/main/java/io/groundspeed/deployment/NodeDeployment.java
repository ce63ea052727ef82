package io.groundspeed.deployment;

import java.time.Instant;

/** The deployment of an archive on one node. */
record NodeDeployment(String name, String node, Instant at) {}
