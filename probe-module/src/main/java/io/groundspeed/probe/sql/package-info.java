/**
 * What a statement's text is grouped by: {@link io.groundspeed.probe.sql.SqlText} reads it, {@link
 * io.groundspeed.probe.sql.Fingerprints} remembers what came of it. Knows nothing of JDBC.
 */
package io.groundspeed.probe.sql;
