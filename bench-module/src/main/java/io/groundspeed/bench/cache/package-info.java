/** What a read of the cache costs, beside the maps it could have been. */
package io.groundspeed.bench.cache;
