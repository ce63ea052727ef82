/** The Database screen and its API in a server. */
package io.groundspeed.database;
