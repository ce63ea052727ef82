/**
 * Responses that are the same for everyone, cached on the server and in browsers.
 *
 * <p>Start from {@link io.groundspeed.web.api.cached.CachedResponse}.
 */
package io.groundspeed.web.api.cached;
