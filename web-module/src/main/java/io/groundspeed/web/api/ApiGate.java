package io.groundspeed.web.api;

import io.groundspeed.web.gate.OwnOrigin;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may call a resource by what the resource declares: {@code RolesAllowed}, {@code
 * PermitAll} or {@code DenyAll} on the method or its class. What declares nothing is denied. Unsafe
 * requests must come from our own pages, or from scripts that send a certain header, unless the
 * resource is {@link FromAnySite}. Anonymous callers get 401, never a log-in page.
 */
@Provider
public class ApiGate implements DynamicFeature {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Inject private Admissions admissions;
  @Inject private HttpServletRequest request;

  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    Class<?> resource = info.getResourceClass();
    Admission admission = Admission.of(resource, info.getResourceMethod());
    Path path = resource.getAnnotation(Path.class);
    if (path != null) {
      admissions.add(path.value(), admission);
    }
    context.register(
        new Check(admission, resource.isAnnotationPresent(FromAnySite.class), request));
  }

  /** Refuses a request before its body is read. */
  @Priority(Priorities.AUTHORIZATION)
  private record Check(Admission admission, boolean fromAnySite, HttpServletRequest http)
      implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Problem refusal = refusal(request);
      if (refusal != null) {
        throw new InvalidRequest(refusal);
      }
      Admissions.admit(http);
    }

    private @Nullable Problem refusal(ContainerRequestContext request) {
      SecurityContext caller = request.getSecurityContext();
      Problem refusal =
          admission.refusal(
              !admission.everybody() && caller.getUserPrincipal() != null, caller::isUserInRole);
      boolean foreign = !fromAnySite && !SAFE.contains(request.getMethod()) && !isOurOwn(http);
      return refusal == null && foreign
          ? Problem.of(
              403,
              "Forbidden",
              "Requests that change something must come from the same origin, with"
                  + " Content-Type application/json or the header X-Requested-With")
          : refusal;
    }
  }

  /**
   * A form or an image on another site's page can set neither of the headers that are required
   * here.
   */
  private static boolean isOurOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !OwnOrigin.of(request).equals(origin)) {
      return false;
    }
    String type = request.getContentType();
    return request.getHeader("X-Requested-With") != null
        || type != null && type.startsWith("application/json");
  }
}
