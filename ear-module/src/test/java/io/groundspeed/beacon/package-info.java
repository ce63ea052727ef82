/** The vitals endpoint and its figures on the built EAR, as senders good and bad meet them. */
package io.groundspeed.beacon;
