package io.groundspeed.account.export;

import java.time.Instant;

/** A ZIP of all data held about a user, available for download until it expires. */
public record Export(long id, int bytes, Instant createdAt, Instant expiresAt) {}
