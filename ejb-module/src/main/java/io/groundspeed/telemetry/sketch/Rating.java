package io.groundspeed.telemetry.sketch;

/**
 * The rating of a measured value. Ratings are counted exactly, in addition to the buckets of a
 * {@link Sketch}, because a threshold such as 2500 ms lies inside a bucket.
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
   * Returns the word used in the JSON API: {@code good}, {@code needs-improvement}, {@code poor}.
   */
  public String label() {
    return label;
  }
}
