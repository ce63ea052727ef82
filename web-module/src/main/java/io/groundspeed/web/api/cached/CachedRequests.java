package io.groundspeed.web.api.cached;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;

/**
 * Which requests are answered out of the cache, and what tells them apart. Of a query only what the
 * method declares counts: nobody fills the cache by asking for the same with other words added.
 *
 * @param query the parameters that the method declares, in alphabetical order
 * @param vary the headers on which it depends
 */
record CachedRequests(List<String> query, List<Varying> vary) {
  private static final int LONGEST = 500;

  CachedRequests(List<String> query, Varying... vary) {
    this(query, Arrays.asList(vary));
  }

  /** Returns what was asked for, null where the cache has nothing to do with it. */
  String key(ContainerRequestContext request) {
    if (!request.getMethod().equals("GET") || isPersonal(request)) {
      return null;
    }
    StringBuilder key = new StringBuilder(request.getUriInfo().getRequestUri().getRawPath());
    MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters(false);
    for (String name : query) {
      for (String value : given.getOrDefault(name, List.of())) {
        key.append('&').append(name).append('=').append(value);
      }
    }
    for (Varying header : vary) {
      key.append('\n').append(request.getHeaderString(header.header()));
    }
    return key.length() > LONGEST ? null : key.toString();
  }

  private static boolean isPersonal(ContainerRequestContext request) {
    return request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
        || request.getSecurityContext() != null
            && request.getSecurityContext().getUserPrincipal() != null;
  }
}
