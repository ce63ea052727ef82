/** What the benchmark needs of the package of that name: a cache outside of a server. */
package io.groundspeed.cache;
