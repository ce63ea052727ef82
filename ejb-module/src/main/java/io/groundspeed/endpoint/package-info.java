/**
 * Request durations and failures, per endpoint.
 *
 * <p>Table: {@code api_performance} (partitioned by day). Start from {@code EndpointCall}.
 */
package io.groundspeed.endpoint;
