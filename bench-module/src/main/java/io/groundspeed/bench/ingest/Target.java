package io.groundspeed.bench.ingest;

/**
 * An endpoint that is measured.
 *
 * @param name as in the table
 * @param path where the beacon is sent
 * @param connections how many clients post at the same time
 */
record Target(String name, String path, int connections) {}
