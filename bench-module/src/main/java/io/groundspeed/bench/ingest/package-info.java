/** Compares storing vitals durably over HTTP with endpoints that store nothing. */
package io.groundspeed.bench.ingest;
