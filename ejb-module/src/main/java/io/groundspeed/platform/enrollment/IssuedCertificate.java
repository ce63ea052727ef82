package io.groundspeed.platform.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate with everything that is printed on it.
 *
 * @param pdf null until it is printed
 */
record IssuedCertificate(
    long id,
    String number,
    String verificationCode,
    Instant issuedAt,
    long user,
    String holder,
    String journey,
    byte @Nullable [] pdf) {}
