/**
 * The platform's reads through the cache: all its keys, a typed read of each, and what is loaded
 * before anybody asks.
 *
 * <p>Start from {@link io.groundspeed.platform.cached.PlatformReads}.
 */
package io.groundspeed.platform.cached;
