package io.groundspeed.account;

import jakarta.ejb.ApplicationException;

/** A change to an account is not allowed. Nothing was changed. */
@ApplicationException(rollback = true)
public final class AccountRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the invalid field: {@code username}, {@code name}, {@code role}, {@code password},
   *     {@code current}, {@code link} or {@code account}
   * @param message a sentence for the user that says what to do
   */
  AccountRefused(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** Returns the name of the invalid field. */
  public String field() {
    return field;
  }
}
