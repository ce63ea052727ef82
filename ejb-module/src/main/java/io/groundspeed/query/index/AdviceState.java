package io.groundspeed.query.index;

/** What became of advice about an index. */
public enum AdviceState {
  OPEN("open"),
  /** Somebody says that it was followed, or the index exists; its statements are watched. */
  DONE("watched"),
  HELPED("helped"),
  NO_CHANGE("no change"),
  WORSE("worse"),
  /** The workload or the database changed, so that it is not advised any more. */
  GONE("gone");

  private final String word;

  AdviceState(String word) {
    this.word = word;
  }

  /** Returns the word for screens and resources. */
  public String getWord() {
    return word;
  }

  /** Returns whether nothing more happens to it, unless it is advised again. */
  public boolean isClosed() {
    return this != OPEN && this != DONE;
  }
}
