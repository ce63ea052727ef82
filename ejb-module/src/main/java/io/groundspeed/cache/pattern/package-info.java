/**
 * Key patterns, keys, the entities that values depend on, and counts per pattern. Start from {@code
 * KeyPattern}.
 */
package io.groundspeed.cache.pattern;
