/**
 * The System screen: who has an account, and what Groundspeed itself costs.
 *
 * <p>No tables. Start from {@link io.groundspeed.web.system.SystemScreen}.
 */
package io.groundspeed.web.system;
