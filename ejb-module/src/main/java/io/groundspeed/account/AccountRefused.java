package io.groundspeed.account;

import jakarta.ejb.ApplicationException;

/** Something about an account is not allowed; nothing was changed. */
@ApplicationException(rollback = true)
public final class AccountRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field what is to blame: {@code username}, {@code name}, {@code role}, {@code password},
   *     {@code current}, {@code link} or {@code account}
   * @param message a sentence for who sees it, saying what to do
   */
  AccountRefused(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** Returns what is to blame. */
  public String field() {
    return field;
  }
}
