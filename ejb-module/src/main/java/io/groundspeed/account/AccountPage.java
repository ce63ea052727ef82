package io.groundspeed.account;

import java.util.List;

/**
 * Some of the accounts that match.
 *
 * @param number of this page, from 1
 * @param pages how many there are, at least 1
 * @param total how many accounts match
 */
public record AccountPage(List<Account> accounts, int number, int pages, long total) {
  /** How many accounts a page has. */
  public static final int SIZE = 25;

  static int pages(long total) {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }
}
