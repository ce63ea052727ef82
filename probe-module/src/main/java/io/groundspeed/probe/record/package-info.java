/**
 * What was measured and not yet fetched: exact counts in {@link
 * io.groundspeed.probe.record.Tallies}, samples in a {@link
 * io.groundspeed.probe.record.SampleRing}. Nothing here waits for anything, and everything has a
 * bound. Whoever stores the figures comes and fetches them; start from {@link
 * io.groundspeed.probe.record.StatementLog}.
 */
package io.groundspeed.probe.record;
