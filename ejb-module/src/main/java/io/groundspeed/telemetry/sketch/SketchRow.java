package io.groundspeed.telemetry.sketch;

import java.time.Instant;

/**
 * One sketch of a result. Several rows with the same key may belong to different slots or to the
 * same one; the caller merges them.
 *
 * @param detail {@link Subject#ALL} if the total was requested
 * @param segment {@link Subject#ALL} if the total was requested
 * @param start the start of its slot
 */
public record SketchRow(String name, String detail, String segment, Instant start, Sketch sketch) {}
