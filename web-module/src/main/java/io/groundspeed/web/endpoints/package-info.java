/**
 * The Endpoints screen and its JSON. Start from {@link
 * io.groundspeed.web.endpoints.EndpointsScreen}.
 */
package io.groundspeed.web.endpoints;
