package io.groundspeed.database.session;

/** How a session is ended, by one of PostgreSQL's functions for it. */
public enum Ending {
  /** The statement that runs is cancelled. The transaction fails, unless it has a savepoint. */
  CANCEL("cancelled the statement of", "pg_cancel_backend(pid)"),
  /** The connection is closed, and its transaction is rolled back. */
  TERMINATE("ended", "pg_terminate_backend(pid)");

  private final String past;
  private final String function;

  Ending(String past, String function) {
    this.past = past;
    this.function = function;
  }

  /** Returns the verb of a sentence about what was done, such as {@code ended}. */
  public String getPast() {
    return past;
  }

  String function() {
    return function;
  }
}
