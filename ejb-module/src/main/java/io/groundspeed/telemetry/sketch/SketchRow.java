package io.groundspeed.telemetry.sketch;

import java.time.Instant;

/**
 * One sketch of an answer; several rows of one key may stand for different slots, or add to the
 * same one, and are merged by who asked.
 *
 * @param detail {@link Subject#ALL} where the total was asked for
 * @param segment {@link Subject#ALL} where the total was asked for
 * @param start the beginning of its slot
 */
public record SketchRow(String name, String detail, String segment, Instant start, Sketch sketch) {}
