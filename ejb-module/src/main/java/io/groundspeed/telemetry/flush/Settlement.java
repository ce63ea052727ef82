package io.groundspeed.telemetry.flush;

import io.groundspeed.postgres.Unavailable;
import io.groundspeed.telemetry.intake.Accounting;
import io.groundspeed.telemetry.intake.Intake;
import io.groundspeed.telemetry.intake.Outcome;
import io.groundspeed.telemetry.intake.Submission;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Assigns the outcomes of a batch to its submissions, in order, and completes each submission's
 * answer as soon as all its samples are decided, so that none waits for the bad rows of another.
 * Used by one thread.
 */
final class Settlement implements Consumer<List<Outcome>> {
  private final List<Submission> submissions;
  private final Intake intake;
  private final Accounting accounting;
  private final Executor answers;
  private int current;
  private int decidedOfCurrent;
  private int decided;

  Settlement(List<Submission> submissions, Intake intake, Accounting accounting, Executor answers) {
    this.submissions = submissions;
    this.intake = intake;
    this.accounting = accounting;
    this.answers = answers;
  }

  /** Accepts the outcomes of the next samples. */
  @Override
  public void accept(List<Outcome> outcomes) {
    accounting.settled(outcomes);
    decided += outcomes.size();
    for (Outcome outcome : outcomes) {
      Submission submission = submissions.get(current);
      submission.decide(decidedOfCurrent++, outcome);
      if (decidedOfCurrent == submission.size()) {
        intake.release(submission.size());
        answers.execute(() -> submission.answer().complete(submission.outcomes()));
        current++;
        decidedOfCurrent = 0;
      }
    }
  }

  /** Returns the number of decided samples. */
  int decided() {
    return decided;
  }

  /** Completes the answers of undecided submissions with a failure. */
  void refuseRest(Unavailable unavailable) {
    for (Submission submission : submissions.subList(current, submissions.size())) {
      intake.release(submission.size());
      answers.execute(() -> submission.answer().completeExceptionally(unavailable));
    }
  }
}
