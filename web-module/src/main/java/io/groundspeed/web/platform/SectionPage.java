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

/** A section, as the client works on it and hands it in. */
@Named
@RequestScoped
public class SectionPage {
  @Inject private Visit visit;
  @Inject private Tasks tasks;
  @Inject private Progress progress;
  @Inject private Reviews reviews;

  private SectionTask task;
  private Map<Long, String> answers = Map.of();

  @PostConstruct
  void read() {
    task = tasks.task(visit.id()).orElse(null);
    if (task != null) {
      answers = new HashMap<>(task.answers());
    }
  }

  /** Answers 404 where there is no such section, or the visitor is not on its journey. */
  public void requireFound() {
    if (task == null) {
      visit.notFound();
    }
  }

  public SectionTask getTask() {
    return task;
  }

  public Map<Long, String> getAnswers() {
    return answers;
  }

  /** Hands in and asks for a review. */
  public void ask() {
    visit.attempt(() -> reviews.request(task.id(), answers), here("asked"));
  }

  /** Hands in and passes without a review. */
  public void finish() {
    visit.attempt(() -> progress.finish(task.id(), answers), here("passed"));
  }

  private String here(String done) {
    return "/sections/" + task.id() + "?done=" + done;
  }
}
