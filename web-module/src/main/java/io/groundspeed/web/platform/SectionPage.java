package io.groundspeed.web.platform;

import io.groundspeed.platform.enrollment.Progress;
import io.groundspeed.platform.enrollment.SectionTask;
import io.groundspeed.platform.enrollment.Tasks;
import io.groundspeed.platform.mentor.Reviews;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Backing bean of a section, as the client works on it and hands it in. */
@Named
@RequestScoped
public class SectionPage {
  @Inject private Visit visit;
  @Inject private Tasks tasks;
  @Inject private Progress progress;
  @Inject private Reviews reviews;

  private @Nullable SectionTask task;
  private Map<Long, String> answers = Map.of();

  @PostConstruct
  void read() {
    task = tasks.task(visit.id()).orElse(null);
    if (task != null) {
      answers = new HashMap<>(task.answers());
    }
  }

  /** Answers 404 if there is no such section, or the visitor is not enrolled in its journey. */
  public void requireFound() {
    if (task == null) {
      visit.notFound();
    }
  }

  /** Returns the section with its fields, null if there is none. */
  public @Nullable SectionTask getTask() {
    return task;
  }

  /** Returns the answers that the client enters, by field id. */
  public Map<Long, String> getAnswers() {
    return answers;
  }

  /** Hands the section in and requests a review. */
  public void ask() {
    attempt(open -> reviews.request(open.id(), answers), "asked");
  }

  /** Hands the section in and completes it without a review. */
  public void finish() {
    attempt(open -> progress.finish(open.id(), answers), "passed");
  }

  private void attempt(Consumer<SectionTask> action, String done) {
    SectionTask open = task;
    if (open == null) {
      visit.notFound();
    } else {
      visit.attempt(() -> action.accept(open), "/sections/" + open.id() + "?done=" + done);
    }
  }
}
