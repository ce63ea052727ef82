package io.groundspeed.web.api.cached;

import io.groundspeed.cache.Cache;
import io.groundspeed.cache.pattern.EntityRef;
import io.groundspeed.cache.pattern.KeyPattern;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers a {@link ResponseCache} for each method with {@link CachedResponse}, when the API is
 * deployed.
 */
@Provider
public class CachedResponses implements DynamicFeature {
  @Inject private Cache cache;
  @Inject private AnswerEntities entities;

  @Override
  public void configure(ResourceInfo info, FeatureContext context) {
    Method method = info.getResourceMethod();
    if (method != null && method.isAnnotationPresent(CachedResponse.class)) {
      Suitability.check(info.getResourceClass(), method);
      CachedResponse rules = method.getAnnotation(CachedResponse.class);
      CachedRequests requests =
          new CachedRequests(Suitability.queryOf(method), Set.of(rules.search()), rules.vary());
      context.register(
          new ResponseCache(cache, pattern(info.getResourceClass(), method), requests, entities));
    }
  }

  static KeyPattern<CachedAnswer> pattern(Class<?> resource, Method method) {
    CachedResponse rules = method.getAnnotation(CachedResponse.class);
    KeyPattern<CachedAnswer> pattern =
        KeyPattern.<CachedAnswer>ofResponses(
                path(resource.getAnnotation(Path.class)) + path(method.getAnnotation(Path.class)),
                Duration.ofSeconds(rules.ttl()))
            .dependingOn(CachedAnswer::entityRefs);
    for (String entity : rules.entities()) {
      pattern = pattern.about(EntityRef.parse(entity));
    }
    return pattern;
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : path.value();
  }
}
