package io.groundspeed.probe.web;

import io.groundspeed.probe.Probe;
import io.groundspeed.probe.call.Call;
import io.groundspeed.probe.call.Calls;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a request by the templates of the resource method that JAX-RS found for it. */
@Provider
public final class RouteFilter implements ContainerRequestFilter {
  /** The regular expression in {@code {id: \d+}}, which may contain braces. */
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\s*([\\w.-]+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  @Context private ResourceInfo resource;

  /** JAX-RS creates one filter per application, so this map is released with the application. */
  private final Map<Found, String> templates = new ConcurrentHashMap<>();

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      Call call = Calls.current();
      if (call instanceof RequestCall ours && resource.getResourceMethod() != null) {
        ours.route(template(request.getUriInfo()));
      }
    } catch (RuntimeException | Error e) {
      Probe.failed();
    }
  }

  private String template(UriInfo asked) {
    String base = asked.getBaseUri().getPath();
    if (asked.getMatchedResources().size() > 1) {
      String path = MatchedPath.template(asked.getPath(false), asked.getPathParameters(false));
      return EndpointNames.bounded(
          base.endsWith("/") && path.startsWith("/") ? base + path.substring(1) : base + path);
    }
    Found found = new Found(resource.getResourceClass(), resource.getResourceMethod());
    String template = templates.get(found);
    if (template == null) {
      template = found.template(base);
      templates.put(found, template);
    }
    return template;
  }

  /** The resource that JAX-RS found for a request. There are few, whatever paths are requested. */
  private record Found(Class<?> type, Method method) {
    String template(String base) {
      String path = join(join(base, pathOf(type)), pathOf(method));
      return EXPRESSION.matcher(path).replaceAll("{$1}");
    }
  }

  static String join(String left, String right) {
    if (right.isEmpty() || right.equals("/")) {
      return left.length() > 1 && left.endsWith("/") ? left.substring(0, left.length() - 1) : left;
    }
    return left.replaceAll("/+$", "") + "/" + right.replaceAll("^/+|/+$", "");
  }

  /** Proxies have no annotations, but their superclasses do, and so may their interfaces. */
  private static String pathOf(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.isAnnotationPresent(Path.class)) {
        return c.getAnnotation(Path.class).value();
      }
      for (Class<?> declared : c.getInterfaces()) {
        if (declared.isAnnotationPresent(Path.class)) {
          return declared.getAnnotation(Path.class).value();
        }
      }
    }
    return "";
  }

  private static String pathOf(Method method) {
    Path own = method.getAnnotation(Path.class);
    if (own != null) {
      return own.value();
    }
    for (Class<?> c = method.getDeclaringClass(); c != null; c = c.getSuperclass()) {
      for (Class<?> declared : c.getInterfaces()) {
        Path path = declaredPath(declared, method);
        if (path != null) {
          return path.value();
        }
      }
    }
    return "";
  }

  private static @Nullable Path declaredPath(Class<?> declared, Method method) {
    try {
      return declared
          .getMethod(method.getName(), method.getParameterTypes())
          .getAnnotation(Path.class);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
