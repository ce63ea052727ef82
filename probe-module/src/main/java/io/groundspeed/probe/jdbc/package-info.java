/**
 * A JDBC driver that passes everything on to PostgreSQL's driver and measures each statement. Types
 * named {@code Forwarding…} only pass calls on. Start from {@link
 * io.groundspeed.probe.jdbc.GroundspeedDriver}.
 */
package io.groundspeed.probe.jdbc;
