/** The cache in the server: on one node from inside, on two from outside. */
package io.groundspeed.cache;
