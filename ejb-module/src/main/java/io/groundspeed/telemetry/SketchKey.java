package io.groundspeed.telemetry;

/**
 * Where a sketch belongs.
 *
 * @param start the beginning of its minute, hour or day, in seconds since 1970 UTC
 */
record SketchKey(Stream stream, String name, String detail, String segment, long start) {}
