/**
 * Shared by all JAX-RS resources: the application, access control, problem details, request bodies.
 *
 * <p>Start from {@link io.groundspeed.web.api.ApiGate}, which every request to {@code /api} passes.
 */
package io.groundspeed.web.api;
