/**
 * Patterns of keys, keys, the entities that values depend on, and counts by pattern. Start from
 * {@code KeyPattern}.
 */
package io.groundspeed.cache.pattern;
