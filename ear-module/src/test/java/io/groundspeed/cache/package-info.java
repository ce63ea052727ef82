/** The cache in the server: on one node from inside, on two nodes from outside. */
package io.groundspeed.cache;
