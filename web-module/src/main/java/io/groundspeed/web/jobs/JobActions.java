package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.InvalidJob;
import io.groundspeed.job.JobRefused;
import io.groundspeed.job.UniqueKeyHeld;
import io.groundspeed.job.UnknownJob;
import io.groundspeed.job.desk.Changed;
import io.groundspeed.job.desk.JobControl;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.shared.IllegalTransitionException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** What the forms about jobs and their types do, and what came of it. */
@Named("jobActions")
@RequestScoped
public class JobActions {
  private static final int MOST = 1_000;

  @Inject private JobControl control;
  @Inject private JobsScreen screen;
  @Inject private HttpServletRequest request;

  private Integer limit;
  private String done;
  private String refused;

  /** Does something to the open job. */
  public void one(Action action) {
    long id = screen.getJobId();
    String sentence =
        switch (action) {
          case RETRY -> "Job %d was re-queued.";
          case CANCEL -> "Job %d is cancelled; if it was running, it was asked to end.";
          case DISCARD -> "Job %d is discarded, with its history.";
        };
    attempt(
        () -> {
          switch (action) {
            case RETRY -> control.retry(id);
            case CANCEL -> control.cancel(id);
            case DISCARD -> control.discard(id);
          }
          done = sentence.formatted(id);
        });
  }

  /** Does something to the jobs that are ticked. */
  public void selected(Action action) {
    List<Long> ids = ticked();
    if (ids.isEmpty()) {
      refused = "No job is ticked.";
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

  /** Does something to all jobs that match. */
  public void all(Action action) {
    attempt(() -> tell(action, control.changeAll(action, screen.getFilter())));
  }

  private void tell(Action action, Changed changed) {
    done =
        "%s %s, %s skipped%s."
            .formatted(
                changed.changed() == 1 ? "1 job" : Format.exact(changed.changed()) + " jobs",
                action.past(),
                Format.exact(changed.skipped()),
                changed.more() ? "; more remain, repeat to continue" : "");
  }

  /** Starts no more jobs of the open type. */
  public void pause() {
    String type = screen.getOpenType().type();
    attempt(
        () -> {
          control.pause(type);
          done = type + " is paused: what runs goes on, nothing else starts.";
        });
  }

  /** Lets jobs of the open type start again. */
  public void resume() {
    String type = screen.getOpenType().type();
    attempt(
        () -> {
          control.resume(type);
          done = type + " is resumed.";
        });
  }

  /** Bounds how many of the open type run at once. */
  public void bound() {
    String type = screen.getOpenType().type();
    attempt(
        () -> {
          control.limit(type, limit);
          done =
              limit == null
                  ? type + " has no limit."
                  : "%s: at most %d at once in the cluster.".formatted(type, limit);
        });
  }

  private void attempt(Runnable action) {
    try {
      action.run();
    } catch (InvalidJob | JobRefused | UniqueKeyHeld | UnknownJob | IllegalTransitionException e) {
      refused = e.getMessage();
    }
    screen.reread();
  }

  public String getDone() {
    return done;
  }

  public String getRefused() {
    return refused;
  }

  public Integer getLimit() {
    return limit == null && screen.getOpenType() != null
        ? screen.getOpenType().maxRunning()
        : limit;
  }

  public void setLimit(Integer limit) {
    this.limit = limit;
  }
}
