/** Reasons for refusing a user's request, independent of how it was made. */
package io.groundspeed.refusal;
