package io.groundspeed.bench.ingest;

/**
 * What is measured.
 *
 * @param name as the table calls it
 * @param path where the beacon goes
 * @param connections how many clients post at once
 */
record Target(String name, String path, int connections) {}
