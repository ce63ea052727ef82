package io.groundspeed.job.runner;

import java.util.Set;

/**
 * The current state of a node's job runner.
 *
 * @param workers maximum number of jobs run concurrently; 0 if this node runs none
 * @param underway jobs claimed, running, or waiting for their completion to be written
 * @param stuck attempts that ignored their interrupt and never returned
 * @param cut results and notes that were truncated or could not be stored unchanged
 * @param types the types that this node has handlers for
 */
public record RunnerState(
    String node, int workers, int underway, int stuck, long cut, Set<String> types) {}
