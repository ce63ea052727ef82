/**
 * Pages of the platform that are the same for everyone who is not logged in, cached on the server
 * and in browsers.
 *
 * <p>Start from {@link io.groundspeed.web.platform.cached.CachedPages}. A page is rendered with an
 * {@link io.groundspeed.web.platform.cached.AnyonesRequest}, which shows only what is in the page's
 * key. It is cached if it registers what it depends on.
 */
package io.groundspeed.web.platform.cached;
