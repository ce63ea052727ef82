package io.groundspeed.web.api;

import io.groundspeed.web.gate.ContextPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The admissions of all resources by path. They decide who learns that a request matches no
 * resource, for example because of its method: those whom the resource at this path admits, and at
 * other paths administrators.
 */
@ApplicationScoped
public class Admissions {
  private static final String API = "/api";
  private static final String ADMITTED = Admissions.class.getName();

  private final Map<String, Admission> byPath = new ConcurrentHashMap<>();

  /**
   * Adds what a method of a resource declares.
   *
   * @param path of the resource, relative to the API; it counts up to its first parameter
   */
  void add(String path, Admission admission) {
    String fixed = path.replaceFirst("/?\\{.*", "");
    byPath.merge(fixed.startsWith("/") ? fixed : "/" + fixed, admission, Admission::or);
  }

  /** Notes that the method which handles a request has admitted its caller. */
  static void admit(HttpServletRequest request) {
    request.setAttribute(ADMITTED, true);
  }

  /**
   * Returns why a request that failed must be refused instead of naming its failure; null if it was
   * admitted, or if its caller may learn that nothing matches it.
   */
  @Nullable Problem refusal(HttpServletRequest request) {
    return request.getAttribute(ADMITTED) == null
        ? at(ContextPath.mapped(request))
            .refusal(request.getUserPrincipal() != null, request::isUserInRole)
        : null;
  }

  /** Returns the admission of the longest path that contains a path. */
  private Admission at(String address) {
    String path = address.startsWith(API) ? address.substring(API.length()) : "";
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Admission found = byPath.get(path.substring(0, end));
      if (found != null) {
        return found;
      }
    }
    return Admission.ADMINISTRATORS;
  }
}
