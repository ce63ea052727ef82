package io.groundspeed.web.frame;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** Builds the configuration of a bar chart of a distribution, which has no time axis. */
public final class BarChart {
  /** In pixels; a distribution of few bars would be drawn as blocks otherwise. */
  private static final int WIDEST_BAR = 96;

  /** In pixels, so that a bar with one of a million samples is visible. */
  private static final int LOWEST_BAR = 2;

  private final JsonArrayBuilder labels = Json.createArrayBuilder();
  private final JsonArrayBuilder data = Json.createArrayBuilder();
  private final JsonArrayBuilder texts = Json.createArrayBuilder();
  private final JsonArrayBuilder colours = Json.createArrayBuilder();
  private final JsonArrayBuilder marks = Json.createArrayBuilder();
  private int bars;

  /**
   * Adds a bar.
   *
   * @param label the interval of its values
   * @param count its height
   * @param text its tooltip
   * @param token CSS token of its colour
   */
  public BarChart bar(String label, long count, String text, String token) {
    labels.add(label);
    if (count == 0) {
      data.addNull(); // the least height is for bars that have samples
    } else {
      data.add(count);
    }
    texts.add(text);
    colours.add(token);
    bars++;
    return this;
  }

  /** Marks the boundary between the latest bar and the next, for example a threshold. */
  public BarChart mark(String text) {
    marks.add(Json.createObjectBuilder().add("at", bars).add("text", text));
    return this;
  }

  /**
   * Returns the configuration.
   *
   * @param name of what is counted
   * @param unit of the heights
   */
  public String json(String name, String unit) {
    JsonObjectBuilder dataset =
        Json.createObjectBuilder()
            .add("label", name)
            .add("data", data)
            .add("texts", texts)
            .add("backgroundColor", colours)
            .add("barPercentage", 1)
            .add("categoryPercentage", 0.9)
            .add("minBarLength", LOWEST_BAR)
            .add("maxBarThickness", WIDEST_BAR);
    return ChartJson.of(
        "bar",
        labels,
        Json.createArrayBuilder().add(dataset),
        Json.createObjectBuilder().add("unit", unit).add("marks", marks));
  }
}
