/** Accounts: created, changed, shut out, and what no other role may do. */
package io.groundspeed.account;
