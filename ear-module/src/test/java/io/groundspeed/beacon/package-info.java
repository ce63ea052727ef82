/** The vitals endpoint and its metrics on the built EAR, with valid and invalid senders. */
package io.groundspeed.beacon;
