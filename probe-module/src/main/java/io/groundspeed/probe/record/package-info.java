/**
 * Measurements that were not fetched yet: exact counts in {@link
 * io.groundspeed.probe.record.Tallies}, samples in a {@link
 * io.groundspeed.probe.record.SampleRing}. Nothing here waits, and everything has a limit. The EAR
 * fetches and stores the measurements. Start from {@link io.groundspeed.probe.record.StatementLog}.
 */
package io.groundspeed.probe.record;
