/**
 * The Endpoints screen and its JSON. Start from {@link
 * io.groundspeed.web.endpoints.EndpointsResource}.
 */
package io.groundspeed.web.endpoints;
