package io.groundspeed.job.runner;

import java.util.Set;

/**
 * What a node's runner is doing.
 *
 * @param workers jobs that may run at once; 0: none here
 * @param underway jobs claimed, running, or waiting for their completion to be written
 * @param stuck attempts that ignored their interrupt and never came back
 * @param cut results and notes that were too long or could not be stored as they were
 * @param types what this node can do
 */
public record RunnerState(
    String node, int workers, int underway, int stuck, long cut, Set<String> types) {}
