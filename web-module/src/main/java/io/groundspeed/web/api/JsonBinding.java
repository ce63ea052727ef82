package io.groundspeed.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * Provides the JSON-B that binds the records which resources return. All answers share one, because
 * RESTEasy otherwise creates a new one per answer, which inspects the records again. Fields that
 * are null are left out, unless a record is {@code @JsonbNillable}. Thread-safe.
 */
@Provider
public class JsonBinding implements ContextResolver<Jsonb> {
  private static final Jsonb JSONB =
      JsonbBuilder.create(new JsonbConfig().withSerializers(new FiniteNumbers()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSONB;
  }

  /** Returns the JSON of an answer. */
  public static String write(Object answer) {
    return JSONB.toJson(answer);
  }
}
