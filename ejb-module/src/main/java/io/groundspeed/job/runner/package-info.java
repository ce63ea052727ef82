/**
 * Runs the jobs of this node: claims them, runs their handlers, and writes their outcomes.
 *
 * <p>Start from {@code JobRunner}, and from {@code Runner}, which assembles the parts. A commit on
 * this node, or one that {@code Notices} receives from another, sends a wake-up through {@code
 * Signal} to the {@code Dispatcher}. The dispatcher claims jobs through {@code Claims}: by their
 * ids if these are known and nothing else is due, otherwise all due jobs, starting at the {@code
 * Frontier} and within the {@code Limits} of their types. {@code Attempts} runs each job on one of
 * the {@code Workers}. {@code Endings} writes the outcome in the transaction of the work or, if the
 * handler has none, in a batch through {@code GroupCommit}. {@code Heartbeat} extends the leases
 * and takes back expired ones.
 */
package io.groundspeed.job.runner;
