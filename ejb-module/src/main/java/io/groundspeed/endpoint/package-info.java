/**
 * How long requests take, and which fail.
 *
 * <p>Table: {@code api_performance} (partitioned by day). Start from {@code EndpointCall}.
 */
package io.groundspeed.endpoint;
