package io.groundspeed.web.api.cached;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are answered from the cache, and builds their keys. Only query parameters
 * that the method declares are part of a key, so added parameters can't fill the cache with copies.
 *
 * @param query the parameters that the method declares, in alphabetical order
 * @param search those of them that are free text: a request that sets one is not cached
 * @param vary the request headers on which the response depends
 */
record CachedRequests(List<String> query, Set<String> search, List<Varying> vary) {
  private static final int LONGEST = 500;

  /**
   * With escapes, path parameters and empty segments, one address has an unlimited number of
   * spellings.
   */
  private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

  CachedRequests(List<String> query, Set<String> search, Varying... vary) {
    this(query, search, Arrays.asList(vary));
  }

  /** Returns the key of a request, null if it is not cached. */
  @Nullable String key(ContainerRequestContext request) {
    if (!request.getMethod().equals("GET") || isPersonal(request)) {
      return null;
    }
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (!PLAIN_PATH.matcher(path).matches()) {
      return null;
    }
    StringBuilder key = new StringBuilder(path);
    MultivaluedMap<String, String> given = request.getUriInfo().getQueryParameters(false);
    for (String name : query) {
      for (String value : given.getOrDefault(name, List.of())) {
        if (search.contains(name) && !value.isEmpty()) {
          return null;
        }
        key.append('&').append(name).append('=').append(value);
      }
    }
    for (Varying header : vary) {
      key.append('\n').append(request.getHeaderString(header.header()));
    }
    return key.length() > LONGEST ? null : key.toString();
  }

  /**
   * Returns whether a key consists of a path alone. Clients can make up any number of other keys.
   */
  boolean isPlain(String key) {
    return key.indexOf('&') < 0 && key.indexOf('\n') < 0;
  }

  private static boolean isPersonal(ContainerRequestContext request) {
    return request.getHeaderString(HttpHeaders.AUTHORIZATION) != null
        || request.getSecurityContext() != null
            && request.getSecurityContext().getUserPrincipal() != null;
  }
}
