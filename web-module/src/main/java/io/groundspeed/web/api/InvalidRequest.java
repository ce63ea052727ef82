package io.groundspeed.web.api;

/** A request is malformed or refused. Carries the problem that is sent to the caller. */
public final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Creates an exception without a stack trace. */
  public InvalidRequest(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** Returns the problem that is sent to the caller. */
  public Problem problem() {
    return problem;
  }
}
