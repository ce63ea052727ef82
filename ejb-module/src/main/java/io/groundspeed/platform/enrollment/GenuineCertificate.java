package io.groundspeed.platform.enrollment;

import java.time.Instant;

/** What everyone may know of a certificate whose code he has. */
public record GenuineCertificate(String journey, Instant issuedAt) {}
