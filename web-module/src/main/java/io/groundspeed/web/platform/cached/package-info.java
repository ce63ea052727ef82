/**
 * Pages of the platform that are the same for everyone who is not logged in, kept on the server and
 * in browsers.
 *
 * <p>Start from {@link io.groundspeed.web.platform.cached.CachedPages}. A page is made for {@link
 * io.groundspeed.web.platform.cached.AnyonesRequest}, which shows nothing that is not in its key,
 * and kept where it names what it depends on.
 */
package io.groundspeed.web.platform.cached;
