package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobRefused;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.job.UnknownJob;
import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.shared.IllegalTransitionException;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The actions of the forms about jobs and job types, with their results. */
@Named("jobActions")
@RequestScoped
public class JobActions {
  private static final int MOST = 1_000;

  @Inject private JobControl control;
  @Inject private JobsScreen screen;
  @Inject private HttpServletRequest request;
  @Inject private Frame frame;
  @Inject private Outcome outcome;

  private @Nullable Integer limit;

  /** Applies an action to the open job. */
  public void one(Action action) {
    long id = Objects.requireNonNull(screen.getJobId(), "the buttons are shown for an open job");
    String sentence =
        switch (action) {
          case RETRY -> "Job %d was re-queued.";
          case CANCEL -> "Job %d is cancelled; if it was running, it was requested to end.";
          case DISCARD -> "Job %d is discarded, with its history.";
        };
    attempt(
        () -> {
          switch (action) {
            case RETRY -> control.retry(id);
            case CANCEL -> control.cancel(id);
            case DISCARD -> control.discard(id);
          }
          boolean gone = action == Action.DISCARD;
          outcome.done(sentence.formatted(id), gone ? screen.getFirst() : frame.getAddress());
        });
  }

  /** Applies an action to the selected jobs. */
  public void selected(Action action) {
    List<Long> ids = ticked();
    if (ids.isEmpty()) {
      outcome.refused("No job is selected.");
    } else {
      attempt(() -> tell(action, control.change(action, ids)));
    }
  }

  private List<Long> ticked() {
    String[] values = request.getParameterValues("selected");
    return values == null
        ? List.of()
        : Arrays.stream(values)
            .filter(value -> value.matches("[0-9]{1,18}"))
            .limit(MOST)
            .map(Long::valueOf)
            .toList();
  }

  /** Applies an action to all jobs that match the filter, up to a limit per call. */
  public void all(Action action) {
    attempt(() -> tell(action, control.changeAll(action, screen.getFilter())));
  }

  private void tell(Action action, Changed changed) {
    done(
        "%s %s, %s skipped%s."
            .formatted(
                changed.changed() == 1 ? "1 job" : Format.exact(changed.changed()) + " jobs",
                action.past(),
                Format.exact(changed.skipped()),
                changed.more() ? "; more remain, repeat to continue" : ""));
  }

  /** Pauses the open job type: no further jobs of it start. */
  public void pause() {
    attemptOpen(
        type -> {
          control.pause(type);
          done(type + " is paused: running jobs continue, no others start.");
        });
  }

  /** Resumes the open job type. */
  public void resume() {
    attemptOpen(
        type -> {
          control.resume(type);
          done(type + " is resumed.");
        });
  }

  /**
   * Limits how many jobs of the open type run at the same time in the cluster; no value removes the
   * limit.
   */
  public void bound() {
    attemptOpen(
        type -> {
          control.limit(type, limit);
          done(
              limit == null
                  ? type + " has no limit."
                  : "%s is limited to %d at the same time in the cluster.".formatted(type, limit));
        });
  }

  /** The job type can't always be read again after the page was shown. */
  private void attemptOpen(Consumer<String> action) {
    TypeHealth open = screen.getOpenType();
    if (open == null) {
      outcome.refused("The job type does not exist, or can't be read now.");
    } else {
      attempt(() -> action.accept(open.type()));
    }
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (InvalidJob | JobRefused | UniqueKeyHeld | UnknownJob | IllegalTransitionException e) {
      outcome.refused(e);
      screen.reread();
    }
  }

  private void done(String sentence) {
    outcome.done(sentence, frame.getAddress());
  }

  /** Returns the limit as entered, or the current one of the open type; null for none. */
  public @Nullable Integer getLimit() {
    return limit == null && screen.getOpenType() != null
        ? screen.getOpenType().maxRunning()
        : limit;
  }

  /** Sets the limit as entered, null for none. */
  public void setLimit(@Nullable Integer limit) {
    this.limit = limit;
  }
}
