/**
 * Requests to every deployment, measured around Undertow's handling of them, from before the
 * container's security to the end of the response. Undertow finds {@link
 * io.groundspeed.probe.web.RequestProbe} in each deployment by itself, and JAX-RS the {@link
 * io.groundspeed.probe.web.RouteFilter}.
 */
package io.groundspeed.probe.web;
