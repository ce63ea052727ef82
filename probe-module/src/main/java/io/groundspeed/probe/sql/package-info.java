/**
 * The grouping of statements by text: {@link io.groundspeed.probe.sql.SqlText} normalises a text,
 * and {@link io.groundspeed.probe.sql.Fingerprints} remembers the result. Independent of JDBC.
 */
package io.groundspeed.probe.sql;
