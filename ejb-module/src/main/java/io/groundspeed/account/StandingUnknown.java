package io.groundspeed.account;

/**
 * The standing of an account is unknown: the database can't be read now, and no recent value is
 * available. Access is denied; retry in a few seconds.
 */
public final class StandingUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StandingUnknown() {
    super("Whether the account is enabled can't be read now", null, false, false);
  }
}
