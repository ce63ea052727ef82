/**
 * Measures requests to every deployment around Undertow's handling of them, from before the
 * container's security to the end of the response. Undertow discovers {@link
 * io.groundspeed.probe.web.RequestProbe} in each deployment, and JAX-RS {@link
 * io.groundspeed.probe.web.RouteFilter}.
 */
package io.groundspeed.probe.web;
