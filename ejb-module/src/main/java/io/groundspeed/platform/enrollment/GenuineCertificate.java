package io.groundspeed.platform.enrollment;

import java.time.Instant;

/** The public details of a certificate, for anyone who has its verification code. */
public record GenuineCertificate(String journey, Instant issuedAt) {}
