/**
 * The Cache screen, what it says on the Overview, and its JSON. Start from {@link
 * io.groundspeed.web.cache.CacheScreen}.
 */
package io.groundspeed.web.cache;
