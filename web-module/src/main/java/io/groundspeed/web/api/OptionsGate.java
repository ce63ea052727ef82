package io.groundspeed.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses OPTIONS to those whom the resource at the path does not admit. The server answers most of
 * these requests itself, so that they reach no method and no {@link ApiGate}.
 */
@Provider
@PreMatching
public class OptionsGate implements ContainerRequestFilter {
  @Inject private Admissions admissions;
  @Inject private HttpServletRequest http;

  @Override
  public void filter(ContainerRequestContext request) {
    if (HttpMethod.OPTIONS.equals(request.getMethod())) {
      Problem refusal = admissions.refusal(http);
      if (refusal != null) {
        throw new InvalidRequest(refusal);
      }
    }
  }
}
