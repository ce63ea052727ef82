/** Durable vitals over HTTP, beside endpoints that store nothing. */
package io.groundspeed.bench.ingest;
