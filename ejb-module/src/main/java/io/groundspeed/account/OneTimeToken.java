package io.groundspeed.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret of a one-time link: 256 random bits. Only its {@link #hash} is ever stored.
 *
 * @param text the token as it appears in the link: 43 URL-safe characters
 */
record OneTimeToken(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int BYTES = 32;

  static OneTimeToken random() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Returns the token; empty if the text has the wrong form. */
  static Optional<OneTimeToken> parse(@Nullable String text) {
    return text != null && FORM.matcher(text).matches()
        ? Optional.of(new OneTimeToken(text))
        : Optional.empty();
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Omits the token, so that a logged token can't open an account. */
  @Override
  public String toString() {
    return "OneTimeToken";
  }
}
