/**
 * Shared by all JAX-RS resources: the application, access control, problem details, request bodies,
 * and the binding of answers to JSON.
 *
 * <p>Start from {@link io.groundspeed.web.api.ApiGate}, which every request to a resource passes.
 */
package io.groundspeed.web.api;
