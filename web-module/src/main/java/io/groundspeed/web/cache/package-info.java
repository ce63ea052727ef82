/** The Cache screen and its JSON. Start from {@link io.groundspeed.web.cache.CacheScreen}. */
package io.groundspeed.web.cache;
