/** Compares the cost of a cache read with that of alternative maps. */
package io.groundspeed.bench.cache;
