/**
 * What all JAX-RS resources share: the application, who may call it, problem details, health.
 *
 * <p>Start from {@link io.groundspeed.web.api.ApiGate}, which every request to {@code /api} passes.
 */
package io.groundspeed.web.api;
