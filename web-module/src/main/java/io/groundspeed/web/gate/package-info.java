/**
 * Checks and errors that apply to every request before a screen, page or resource handles it:
 * syntax, path, origin, and the responses to denied or failed requests.
 */
package io.groundspeed.web.gate;
