package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.desk.ScheduleRun;
import io.groundspeed.job.desk.ScheduleRuns;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What the rows of the table of schedules show beside the schedules: their latest runs. */
@Named("scheduleTable")
@RequestScoped
public class ScheduleTable {
  @Inject private Regions regions;
  @Inject private ScheduleRuns runs;

  private Regions.Pending<Map<Long, List<ScheduleRun>>> latest;

  @PostConstruct
  void open() {
    latest = regions.read(List.of("jobs", "schedule-runs"), runs::latest);
  }

  /** Returns the latest ended jobs of a schedule, oldest first; empty if they can't be read now. */
  public List<ScheduleRun> runs(ScheduleSummary schedule) {
    Region<Map<Long, List<ScheduleRun>>> read = Region.of(latest);
    return read.isShown() ? read.known().getOrDefault(schedule.id(), List.of()) : List.of();
  }

  /** Returns the rating of a run, which names its mark. */
  public String mark(ScheduleRun run) {
    return switch (run.status()) {
      case COMPLETED -> "good";
      case FAILED -> "poor";
      case PENDING, PROCESSING, CANCELLED -> "unrated";
    };
  }

  /** Returns a run in words: how and when it ended. */
  public String words(ScheduleRun run) {
    return run.endedAt() == null
        ? run.status().word()
        : run.status().word() + ", " + Format.utc(run.endedAt());
  }

  /**
   * Returns whether the request performs an action instead of rendering. The switches in the rows
   * are plain buttons, since the rows may have changed by the time one is clicked.
   */
  public boolean isActing() {
    return FacesContext.getCurrentInstance().getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
  }
}
