/**
 * What every request passes before a screen, page or resource answers it: rules for its syntax, its
 * path, its origin, and the answers to what is denied or fails.
 */
package io.groundspeed.web.gate;
