package io.groundspeed.report;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A report that can be downloaded.
 *
 * @param first the first UTC day
 * @param last the last UTC day, inclusive
 */
public record StoredReport(
    long id,
    String type,
    String title,
    LocalDate first,
    LocalDate last,
    Instant createdAt,
    Instant expiresAt) {}
