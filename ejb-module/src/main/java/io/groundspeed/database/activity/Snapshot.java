package io.groundspeed.database.activity;

import java.util.List;
import java.util.Set;

/**
 * One sample of a database's activity.
 *
 * @param backends those that run a statement or have a transaction open
 * @param first whether this node is the one that also counts sessions which no node measures
 * @param elsewhere processes that other nodes measure; only known to the first node
 * @param hidden number of sessions whose activity the role may not see
 */
record Snapshot(List<Backend> backends, boolean first, Set<Integer> elsewhere, int hidden) {}
