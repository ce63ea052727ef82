package io.groundspeed.web.api.cached;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.Turn;
import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.web.api.JsonBinding;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers requests to one method from the cache, and stores its responses. */
class ResponseCache implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String PENDING = ResponseCache.class.getName();

  /** Maximum time until browsers revalidate, because a copy in a browser can't be invalidated. */
  private static final int MOST_SECONDS = 30;

  private static final int FAILED = 500;

  private final Cache cache;
  private final KeyPattern<CachedAnswer> pattern;
  private final CachedRequests requests;
  private final AnswerEntities entities;

  @Context private HttpServletResponse servlet;

  ResponseCache(
      Cache cache,
      KeyPattern<CachedAnswer> pattern,
      CachedRequests requests,
      AnswerEntities entities) {
    this.cache = cache;
    this.pattern = pattern;
    this.requests = requests;
    this.entities = entities;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String asked = requests.key(request);
    if (asked == null) {
      return;
    }
    CacheKey<CachedAnswer> key = pattern.key(asked);
    Turn<CachedAnswer> turn = cache.turn(requests.isPlain(asked) ? key : key.chosenByClient());
    if (turn.value() != null) {
      request.abortWith(published(turn.value(), request));
      return;
    }
    WatchedSecurity security = new WatchedSecurity(request.getSecurityContext());
    request.setSecurityContext(security);
    request.setProperty(PENDING, new Pending(turn, security));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(PENDING) instanceof Pending pending)) {
      return;
    }
    request.removeProperty(PENDING);
    if (response.getStatus() >= FAILED) {
      replace(response, pending.turn.failed(), request);
    } else if (pending.security.wasAsked() || !entities.isKept() || !isForAll(response)) {
      pending.turn.notKept();
    } else {
      CachedAnswer answer =
          CachedAnswer.of(type(response), body(response.getEntity()), entities.all());
      pending.turn.loaded(answer);
      replace(response, answer, request);
    }
  }

  /** Replaces the response, unless the answer is null. */
  private void replace(
      ContainerResponseContext response,
      @Nullable CachedAnswer answer,
      ContainerRequestContext request) {
    if (answer != null) {
      Response published = published(answer, request);
      response.setStatus(published.getStatus());
      response.setEntity(published.getEntity());
      response.getHeaders().putAll(published.getHeaders());
    }
  }

  private static boolean isForAll(ContainerResponseContext response) {
    return response.getStatus() == 200
        && (response.getEntity() instanceof String || response.getEntity() instanceof Record)
        && !response.getHeaders().containsKey(HttpHeaders.SET_COOKIE)
        && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL);
  }

  private static String body(Object entity) {
    return entity instanceof String text ? text : JsonBinding.write(entity);
  }

  private static String type(ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    return type == null ? MediaType.APPLICATION_JSON : type.toString();
  }

  /** Returns the response for a browser: 304 if it already has the same content. */
  private Response published(CachedAnswer answer, ContainerRequestContext request) {
    EntityTag tag = new EntityTag(answer.tag());
    ResponseBuilder unchanged = request.getRequest().evaluatePreconditions(tag);
    cache.browser("responses", unchanged != null);
    // Replaces the header that ApiHeaders has set; a header in the response would be a second one.
    servlet.setHeader(
        HttpHeaders.CACHE_CONTROL,
        "public, max-age=%d, must-revalidate"
            .formatted(Math.min(MOST_SECONDS, pattern.ttl().toSeconds())));
    requests.vary().forEach(one -> servlet.addHeader(HttpHeaders.VARY, one.header()));
    ResponseBuilder builder =
        unchanged != null ? unchanged : Response.ok(answer.body(), answer.mediaType());
    return builder.tag(tag).build();
  }

  private record Pending(Turn<CachedAnswer> turn, WatchedSecurity security) {}
}
