/**
 * A JDBC driver that passes everything on to PostgreSQL's and measures each statement. Start from
 * {@link io.groundspeed.probe.jdbc.GroundspeedDriver}; types named {@code Forwarding…} do nothing
 * but pass on.
 */
package io.groundspeed.probe.jdbc;
