/**
 * The System screen: the accounts, and Groundspeed's own cost.
 *
 * <p>It has no tables. Start from {@link io.groundspeed.web.system.SystemScreen}.
 */
package io.groundspeed.web.system;
