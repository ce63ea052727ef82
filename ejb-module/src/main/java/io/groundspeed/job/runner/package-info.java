/**
 * Runs the jobs of this node: claims them, runs their handlers, writes how they ended.
 *
 * <p>Start from {@code JobRunner}, which wires the parts: the {@code Dispatcher} asks {@code
 * Claims} for jobs whenever there is room, starting where the {@code Frontier} says that they
 * begin, {@code Attempts} runs each on one of the {@code Workers}, {@code Endings} writes what
 * became of it, {@code Heartbeat} keeps the leases and takes back those that have run out, {@code
 * Notices} hears of jobs that other nodes committed.
 */
package io.groundspeed.job.runner;
