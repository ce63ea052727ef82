package io.groundspeed.web.api.cached;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Caches the responses of a GET method to anonymous requests. The server's key consists of the
 * endpoint, the path and the declared query parameters. Browsers keep a response for a short time,
 * then revalidate it and get a 304 if it has not changed.
 *
 * <p>The method returns a text, a record, or a {@code Response} with one of them. The response must
 * be the same for everyone. Deployment fails if the method has access to the caller's identity.
 * Requests with credentials or of a logged-in user bypass the cache. Only a 200 without a cookie
 * and without a {@code Cache-Control} header is cached.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CachedResponse {
  /** Time to live in seconds, 1 to 86,400. */
  int ttl();

  /**
   * Entities that the response depends on, such as {@code journey:*}. The method adds those that it
   * learns only while it runs to {@link AnswerEntities}.
   */
  String[] entities() default {};

  /** Query parameters that are free text. Responses to requests that set one are not cached. */
  String[] search() default {};

  /** The request headers that the response depends on. */
  Varying[] vary() default {};
}
