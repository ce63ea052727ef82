package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.Failures;
import io.groundspeed.job.desk.JobControl.Action;
import io.groundspeed.job.desk.JobCount;
import io.groundspeed.job.desk.JobDetail;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.JobHealth;
import io.groundspeed.job.desk.JobPage;
import io.groundspeed.job.desk.Jobs;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.job.desk.TypeHealth;
import io.groundspeed.job.schedule.ScheduleSummary;
import io.groundspeed.job.schedule.Schedules;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.verdict.Screen;
import io.groundspeed.web.csv.Exact;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Frame;
import io.groundspeed.web.frame.Region;
import io.groundspeed.web.frame.Regions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Backing bean of the Jobs screen: the lists, or the job named in the address. */
@Named("jobs")
@RequestScoped
public class JobsScreen {
  @Inject private Frame frame;
  @Inject private Regions regions;
  @Inject private Jobs jobs;
  @Inject private JobHealth health;
  @Inject private Schedules scheduled;
  @Inject private Failures failed;

  private JobsQuery query;
  private JobFilter filter;
  private Regions.@Nullable Pending<List<TypeHealth>> types;
  private Regions.@Nullable Pending<RunChart> runs;
  private Regions.@Nullable Pending<JobPage> page;
  private Regions.@Nullable Pending<Map<JobStatus, JobCount>> states;
  private Regions.@Nullable Pending<JobCount> matching;
  private Regions.@Nullable Pending<List<FailureGroup>> failures;
  private Regions.@Nullable Pending<Optional<JobDetail>> detail;
  private Regions.@Nullable Pending<List<ScheduleSummary>> schedules;

  @PostConstruct
  void open() {
    query = JobsQuery.read(frame.parameters());
    filter = query.filter().within(TimeSpan.of(frame.getRange()));
    reread();
  }

  /** Starts to read what the tab shows; again after an action changed it. */
  void reread() {
    TimeRange range = frame.getRange();
    JobFilter shown = filter; // the regions are read by other threads
    if (isTab(JobsQuery.SCHEDULES)) {
      schedules = read("schedules", scheduled::list);
    }
    if (isTab(JobsQuery.SCHEDULES) || isTab(JobsQuery.REPORTS)) {
      return;
    }
    types = read("types", () -> health.types(range));
    if (isTab(JobsQuery.TYPES)) {
      return;
    }
    Long job = query.job();
    if (job != null && isJobOpen()) {
      detail = read("job", () -> jobs.find(job));
      return;
    }
    runs = read("runs", () -> new RunChart(range, health.runs(range, shown.type())));
    states = read("states", () -> jobs.states(shown));
    page =
        read(
            "page",
            () ->
                Exact.isOn() // all pages
                    ? jobs.newest(shown, Exact.MOST_ROWS + 1)
                    : jobs.list(shown, query.before()));
    matching = shown.text() == null ? null : read("matching", () -> jobs.count(shown));
    if (isFailuresShown()) {
      failures = read("failures", () -> failed.groups(range, shown.type()));
    }
  }

  private <T> Regions.Pending<T> read(String region, Supplier<T> read) {
    return regions.read(Arrays.asList("jobs", region, frame.getRange().name(), query), read);
  }

  /** Returns the title: type and name of the job that is open, or that of the screen. */
  public String getTitle() {
    if (!isJobOpen()) {
      return Screen.JOBS.getTitle();
    }
    JobDetail job = getJob();
    return job == null ? getJobHeading() : job.row().type() + " · " + job.row().name();
  }

  /**
   * Returns whether a tab is open: {@code jobs}, {@code types}, {@code schedules} or {@code
   * reports}.
   */
  public boolean isTab(String name) {
    return query.tab().equals(name);
  }

  /** Returns whether one job is open. */
  public boolean isJobOpen() {
    return query.job() != null && isTab(JobsQuery.JOBS);
  }

  /** Returns the filter of the list. */
  public JobFilter getFilter() {
    return filter;
  }

  /** Returns whether a later page of the list is shown. */
  public boolean isPaged() {
    return query.before() != null;
  }

  /** Returns the address without the filter. */
  public Address getUnfiltered() {
    Address address = getFirst();
    for (String name : FilterFields.NAMES) {
      address = name.equals("range") ? address : address.without(name);
    }
    return address;
  }

  /** Returns the address of the first page without an open job. */
  public Address getFirst() {
    return frame.getAddress().without("before").without("job");
  }

  /** Returns the address of a tab. */
  public Address tab(String name) {
    Address address = getUnfiltered().without("of").without("schedule");
    return address.with("tab", name.equals(JobsQuery.JOBS) ? null : name);
  }

  /** Returns the job types. */
  public Region<List<TypeHealth>> getTypes() {
    return Region.of(types);
  }

  /** Returns the names of the job types. */
  public List<String> getTypeNames() {
    Region<List<TypeHealth>> region = getTypes();
    return region.isShown() ? region.known().stream().map(TypeHealth::type).toList() : List.of();
  }

  /** Returns the job types with waiting jobs for which this node has no handler. */
  public List<TypeHealth> getUnknown() {
    Region<List<TypeHealth>> region = getTypes();
    return region.isShown()
        ? region.known().stream().filter(TypeHealth::unknown).toList()
        : List.of();
  }

  /** Returns the number of jobs by status, which the list would show. */
  public Region<List<StatusChip>> getChips() {
    return Region.of(states).map(StatusChip::of);
  }

  /**
   * Returns whether failures are listed by cause, which is if the list is filtered by failed jobs
   * or by a cause.
   */
  public boolean isFailuresShown() {
    return filter.status() == JobStatus.FAILED || filter.cause() != null;
  }

  /** Returns the failures grouped by cause. */
  public Region<List<FailureGroup>> getFailures() {
    return Region.of(failures);
  }

  /** Returns the chart of attempts. */
  public Region<RunChart> getRuns() {
    return Region.of(runs);
  }

  /** Returns the current page of the list. */
  public Region<JobPage> getPage() {
    return Region.of(page);
  }

  /** Returns the number of matching jobs, null if it can't be read now. */
  public @Nullable Long getMatching() {
    JobCount count = matchingCount();
    return count == null ? null : Long.valueOf(count.jobs());
  }

  /** Returns whether more jobs match than were counted. */
  public boolean isMatchingMore() {
    JobCount count = matchingCount();
    return count != null && count.more();
  }

  private @Nullable JobCount matchingCount() {
    return filter.text() != null
        ? Region.of(matching).value()
        : Region.of(states).map(all -> JobCount.of(all, filter.status())).value();
  }

  /** Returns the job that is open, empty if it does not exist. */
  public Region<Optional<JobDetail>> getDetail() {
    return Region.of(detail);
  }

  /** Returns the job that is open, null if there is none or it can't be read now. */
  public @Nullable JobDetail getJob() {
    return isJobOpen() && getDetail().isShown() ? getDetail().known().orElse(null) : null;
  }

  /** Returns the number of the open job, or that there is none. */
  public String getJobHeading() {
    return getDetail().isShown() && getJob() == null ? "No such job" : "Job " + query.job();
  }

  /** Returns the id of the job that is open, null for none. */
  public @Nullable Long getJobId() {
    return query.job();
  }

  /** Returns all actions on jobs. */
  public Action[] getActions() {
    return Action.values();
  }

  /** Returns the button label of an action. */
  public String label(Action action) {
    return switch (action) {
      case RETRY -> "Retry";
      case CANCEL -> "Cancel";
      case DISCARD -> "Discard";
    };
  }

  /**
   * Returns whether a button is rendered. A button that was clicked is always accepted, so that a
   * refusal is reported instead of ignored.
   */
  public boolean offers(Action action) {
    PhaseId phase = FacesContext.getCurrentInstance().getCurrentPhaseId();
    return phase != PhaseId.RENDER_RESPONSE
        || getJob() != null && action.allowedFor(getJob().row().status());
  }

  /** Returns the job type whose settings are open, null for none. */
  public @Nullable TypeHealth getOpenType() {
    if (!isTab(JobsQuery.TYPES) || query.openType() == null || !getTypes().isShown()) {
      return null;
    }
    return getTypes().known().stream()
        .filter(type -> type.type().equals(query.openType()))
        .findFirst()
        .orElse(null);
  }

  /** Returns the schedules. */
  public Region<List<ScheduleSummary>> getSchedules() {
    return Region.of(schedules);
  }

  /** Returns the schedule that is open, null for none. */
  public @Nullable ScheduleSummary getOpenSchedule() {
    Long id = query.schedule();
    if (!isTab(JobsQuery.SCHEDULES) || id == null || !getSchedules().isShown()) {
      return null;
    }
    return getSchedules().known().stream()
        .filter(schedule -> schedule.id() == id)
        .findFirst()
        .orElse(null);
  }
}
