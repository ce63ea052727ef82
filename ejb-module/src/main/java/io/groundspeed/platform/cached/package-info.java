/**
 * The platform's reads through the cache: all its keys, a typed read for each, and the values
 * loaded in advance.
 *
 * <p>Start from {@link io.groundspeed.platform.cached.PlatformReads}.
 */
package io.groundspeed.platform.cached;
