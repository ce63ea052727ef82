package io.groundspeed.platform.enrollment;

import java.time.Instant;

/**
 * A certificate that a client completed a journey.
 *
 * @param number printed on it
 * @param verificationCode lets others verify it
 */
public record Certificate(
    String slug, String title, String number, String verificationCode, Instant issuedAt) {}
