/**
 * Users' own accounts: the pages behind single-use links, changing the password, and ending
 * sessions whose account has changed.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.web.account.LinkPage}.
 */
package io.groundspeed.web.account;
