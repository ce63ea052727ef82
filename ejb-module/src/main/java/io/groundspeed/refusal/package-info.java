/** Why what a user asked for is refused, independent of the way it was asked. */
package io.groundspeed.refusal;
