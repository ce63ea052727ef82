package io.groundspeed.account;

/**
 * Whether an account may still be used is not known: the database can't be asked now, and was not
 * asked recently. Nobody is let in by it; try again in a few seconds.
 */
public final class StandingUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StandingUnknown() {
    super("Whether the account is enabled can't be read now", null, false, false);
  }
}
