/** The baseline of the ingest benchmark: endpoints that read the same body and store nothing. */
package io.groundspeed.bench.baseline;
