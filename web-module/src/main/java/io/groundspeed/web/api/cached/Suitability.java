package io.groundspeed.web.api.cached;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Refuses to cache responses that may depend on the caller, or on something that is not in the key.
 */
final class Suitability {
  private static final Set<Class<?>> TELL_WHO =
      Set.of(SecurityContext.class, HttpServletRequest.class, Principal.class);

  private final Class<?> resource;
  private final Method method;

  private Suitability(Class<?> resource, Method method) {
    this.resource = resource;
    this.method = method;
  }

  /**
   * Checks a method.
   *
   * @throws IllegalStateException naming the method and the reason
   */
  static void check(Class<?> resource, Method method) {
    new Suitability(resource, method).check();
  }

  private void check() {
    require(method.isAnnotationPresent(GET.class), "it is not a GET");
    require(
        method.getReturnType() == String.class
            || method.getReturnType() == Response.class
            || method.getReturnType().isRecord(),
        "it returns neither String, Response nor a record");
    require(
        !method.isAnnotationPresent(RolesAllowed.class)
            && !resource.isAnnotationPresent(RolesAllowed.class),
        "it is for some roles alone");
    Arrays.stream(method.getParameters())
        .forEach(parameter -> require(isInKey(parameter), parameter + " is not in the key"));
    for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredFields())
          .forEach(field -> require(!tellsMore(field), field.getName() + " may tell who asks"));
    }
  }

  private boolean isInKey(Parameter parameter) {
    HeaderParam header = parameter.getAnnotation(HeaderParam.class);
    return parameter.isAnnotationPresent(PathParam.class)
        || parameter.isAnnotationPresent(QueryParam.class)
        || header != null && isVarying(header.value());
  }

  private boolean isVarying(String header) {
    return Arrays.stream(method.getAnnotation(CachedResponse.class).vary())
        .anyMatch(one -> one.header().equalsIgnoreCase(header));
  }

  private static boolean tellsMore(Field field) {
    return TELL_WHO.contains(field.getType())
        || Arrays.stream(field.getAnnotations())
            .anyMatch(one -> one.annotationType().getName().startsWith("jakarta.ws.rs."));
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(
          "The responses of %s.%s can't be cached: %s."
              .formatted(resource.getName(), method.getName(), otherwise));
    }
  }

  /** Returns the query parameters that a method declares, in alphabetical order. */
  static List<String> queryOf(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(QueryParam.class))
        .filter(query -> query != null)
        .map(QueryParam::value)
        .sorted()
        .toList();
  }
}
