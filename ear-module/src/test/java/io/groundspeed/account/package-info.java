/** Accounts: creating, changing and disabling them, and what other roles may not do. */
package io.groundspeed.account;
