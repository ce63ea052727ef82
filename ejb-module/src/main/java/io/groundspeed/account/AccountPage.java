package io.groundspeed.account;

import java.util.List;

/**
 * One page of the accounts that match a search.
 *
 * @param number of this page, from 1
 * @param pages number of pages, at least 1
 * @param total number of matching accounts
 */
public record AccountPage(List<Account> accounts, int number, int pages, long total) {
  /** Number of accounts per page. */
  public static final int SIZE = 25;

  static int pages(long total) {
    return (int) Math.max(1, (total + SIZE - 1) / SIZE);
  }
}
