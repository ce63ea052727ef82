package io.groundspeed.web.api;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Admits the roles that a resource method or its class declares: {@code RolesAllowed}, {@code
 * PermitAll} or {@code DenyAll}. A method without any declaration is denied.
 */
@Provider
public class Authorised implements DynamicFeature {
  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    Method method = info.getResourceMethod();
    AnnotatedElement declares = isDeclared(method) ? method : info.getResourceClass();
    if (!declares.isAnnotationPresent(PermitAll.class)) {
      RolesAllowed allowed = declares.getAnnotation(RolesAllowed.class);
      boolean denied = allowed == null || declares.isAnnotationPresent(DenyAll.class);
      context.register(new RoleCheck(denied ? List.of() : List.of(allowed.value())));
    }
  }

  private static boolean isDeclared(Method method) {
    return method.isAnnotationPresent(PermitAll.class)
        || method.isAnnotationPresent(RolesAllowed.class)
        || method.isAnnotationPresent(DenyAll.class);
  }

  /** Refuses callers that have none of the roles. */
  @Priority(Priorities.AUTHORIZATION)
  private record RoleCheck(List<String> roles) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      SecurityContext caller = request.getSecurityContext();
      if (roles.stream().noneMatch(caller::isUserInRole)) {
        throw new InvalidRequest(
            caller.getUserPrincipal() == null
                ? ApiGate.UNAUTHORIZED
                : Problem.of(
                    403, "Forbidden", "The account that you are logged in with may not do this"));
      }
    }
  }
}
