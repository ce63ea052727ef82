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
 * Hands the outcomes of a batch to its submissions, in their order, and answers each submission as
 * soon as all its samples are decided: none waits for the bad rows of another. Used by one thread.
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

  /** Takes the outcomes of the samples that come next. */
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

  /** Returns how many samples are decided. */
  int decided() {
    return decided;
  }

  /** Answers the submissions that are not decided with a failure. */
  void refuseRest(Unavailable unavailable) {
    for (Submission submission : submissions.subList(current, submissions.size())) {
      intake.release(submission.size());
      answers.execute(() -> submission.answer().completeExceptionally(unavailable));
    }
  }
}
