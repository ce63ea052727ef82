package io.groundspeed.web.api.cached;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Caches what a GET method answers to anonymous requests: on the server, by its route, path and the
 * query parameters that it declares; and in browsers for a moment, after which they ask whether it
 * has changed and are told 304 where it has not.
 *
 * <p>The answer must be the same for everyone. A method that could see who asks is refused when the
 * application is deployed; requests with credentials or of a logged-in user pass by the cache both
 * ways; and only a 200 without a cookie and without {@code Cache-Control} of its own is kept.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CachedResponse {
  /** After so many seconds it is made anew, 1 to 86,400. */
  int ttl();

  /**
   * What it depends on, as {@code journey:*}; of what is known only when it is made the method
   * tells {@link AnswerEntities}.
   */
  String[] entities() default {};

  /** Query parameters that are free text: an answer to a request that gives one is not kept. */
  String[] search() default {};

  /** The headers of the request that it depends on. */
  Varying[] vary() default {};
}
