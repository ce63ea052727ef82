package io.groundspeed.telemetry.sketch;

/**
 * How one measured value is judged. Counted exactly beside the buckets of a {@link Sketch}, because
 * a threshold such as 2500 ms lies inside a bucket.
 */
public enum Rating {
  GOOD("good"),
  NEEDS_IMPROVEMENT("needs-improvement"),
  POOR("poor");

  private final String label;

  Rating(String label) {
    this.label = label;
  }

  /**
   * Returns the word that the JSON API uses: {@code good}, {@code needs-improvement}, {@code poor}.
   */
  public String label() {
    return label;
  }
}
