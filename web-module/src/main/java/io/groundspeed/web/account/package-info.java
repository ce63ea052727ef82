/**
 * One's own account: the pages behind links that work once, the change of the password, and the end
 * of sessions whose account has changed.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.account.LinkPage}.
 */
package io.groundspeed.web.account;
