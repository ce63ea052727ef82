package io.groundspeed.web.api;

/** A request can't be understood or is refused; carries what the caller is told. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Refuses the request with a problem. */
  public InvalidRequest(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Returns what the caller is told. */
  public Problem problem() {
    return problem;
  }
}
