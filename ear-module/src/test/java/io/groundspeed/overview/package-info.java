/** The Overview in a real browser. */
package io.groundspeed.overview;
