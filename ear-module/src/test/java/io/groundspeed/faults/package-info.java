/** Guarantees that hold when processes die: {@code mvn verify -Pfaults}. */
package io.groundspeed.faults;
