/**
 * Shared basics that belong to no feature: the clock, environment settings, time ranges, auditing
 * and states. At most ten types.
 */
package io.groundspeed.shared;
