package io.groundspeed.deployment;

import java.time.Instant;

/** One archive as one node got it. */
record NodeDeployment(String name, String node, Instant at) {}
