/**
 * What every feature needs and none owns: the clock, the environment's settings, ranges of time,
 * the migrations. At most ten types.
 */
package io.groundspeed.shared;
