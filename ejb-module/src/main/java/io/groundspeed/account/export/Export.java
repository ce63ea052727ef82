package io.groundspeed.account.export;

import java.time.Instant;

/** A ZIP of everything held on a user, to be downloaded until it expires. */
public record Export(long id, int bytes, Instant createdAt, Instant expiresAt) {}
