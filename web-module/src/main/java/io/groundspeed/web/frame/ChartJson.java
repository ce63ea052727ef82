package io.groundspeed.web.frame;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * Builds Chart.js configurations for {@code p:chart}. PrimeFaces writes the text into a script
 * unescaped, so {@link #text} escapes everything that could end that script. Colours are names of
 * CSS tokens, which {@code charts.js} resolves, so that a chart follows the theme.
 */
final class ChartJson {
  private ChartJson() {}

  /**
   * Returns a configuration.
   *
   * @param own our own options, read by {@code charts.js}
   */
  static String of(
      String type, JsonArrayBuilder labels, JsonArrayBuilder datasets, JsonObjectBuilder own) {
    JsonObject config =
        Json.createObjectBuilder()
            .add("type", type)
            .add("data", Json.createObjectBuilder().add("labels", labels).add("datasets", datasets))
            .add(
                "options",
                Json.createObjectBuilder()
                    .add("responsive", true)
                    .add("maintainAspectRatio", false)
                    .add("animation", false)
                    .add("normalized", true)
                    .add("groundspeed", own))
            .build();
    return text(config);
  }

  /** Writes JSON that is safe inside a script element. */
  static String text(JsonObject config) {
    String json = config.toString();
    StringBuilder safe = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              switch (c) {
                case '<', '>', '&', '\u2028', '\u2029' -> safe.append("\\u%04x".formatted((int) c));
                default -> safe.append((char) c);
              }
            });
    return safe.toString();
  }
}
