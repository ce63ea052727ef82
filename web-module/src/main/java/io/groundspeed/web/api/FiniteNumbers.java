package io.groundspeed.web.api;

import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;

/**
 * Writes a {@code Double} that is NaN or infinite as null. JSON has no such numbers, and JSON-B
 * would fail the whole answer. JSON-B does not use it for primitive numbers.
 */
final class FiniteNumbers implements JsonbSerializer<Double> {
  @Override
  public void serialize(Double number, JsonGenerator json, SerializationContext context) {
    if (Double.isFinite(number)) {
      json.write(number);
    } else {
      json.writeNull();
    }
  }
}
