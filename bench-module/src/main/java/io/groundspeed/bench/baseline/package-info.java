/** What the ingest benchmark compares with: endpoints that read the same body and store nothing. */
package io.groundspeed.bench.baseline;
