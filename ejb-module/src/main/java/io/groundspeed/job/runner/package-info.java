/**
 * Runs the jobs of this node: claims them, runs their handlers, writes how they ended.
 *
 * <p>Start from {@code JobRunner}, and {@code Runner}, which wires the parts. A commit on this
 * node, or one that {@code Notices} hears of from another, rings the {@code Signal} of the {@code
 * Dispatcher}. That asks {@code Claims} for jobs: by their ids where these are known and nothing
 * else is due, else for all that are due, from where the {@code Frontier} says that they begin and
 * within the {@code Limits} of their types. {@code Attempts} runs each on one of the {@code
 * Workers}. {@code Endings} writes what became of it, in the transaction of the work, or, where the
 * handler has none, with others by {@code GroupCommit}. {@code Heartbeat} keeps the leases, and
 * takes back those that have run out.
 */
package io.groundspeed.job.runner;
