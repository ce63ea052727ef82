/** The part of this package that the benchmark needs: a cache outside of a server. */
package io.groundspeed.cache;
