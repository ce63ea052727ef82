package io.groundspeed.web.jobs;

import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.FailureCause;
import io.groundspeed.job.desk.FailureGroup;
import io.groundspeed.job.desk.JobFilter;
import io.groundspeed.job.desk.TimeSpan;
import io.groundspeed.web.frame.Address;
import io.groundspeed.web.frame.Region;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form that filters jobs, and the links that set its fields. */
@Named("jobFilters")
@RequestScoped
public class JobFilters {
  @Inject private JobsScreen screen;

  private JobFilter filter() {
    return screen.getFilter();
  }

  /** Returns the address without the fields of the form. */
  public Address getFormless() {
    JobStatus status = filter().status();
    return screen.getUnfiltered().with("status", status == null ? null : status.word());
  }

  /** Returns the start of the run times, as the form shows it; null for none. */
  public @Nullable String getRunFrom() {
    TimeSpan runAt = filter().runAt();
    return runAt == null ? null : TimeField.format(runAt.from());
  }

  /** Returns the end of the run times, as the form shows it; null for none. */
  public @Nullable String getRunTo() {
    TimeSpan runAt = filter().runAt();
    return runAt == null ? null : TimeField.format(runAt.before());
  }

  /** Returns the error class of the filter; null for any. */
  public @Nullable String getErrorClass() {
    FailureCause cause = filter().cause();
    return cause == null ? null : cause.errorClass();
  }

  /** Returns the place of the error of the filter; null for any. */
  public @Nullable String getErrorPlace() {
    FailureCause cause = filter().cause();
    return cause == null ? null : cause.place();
  }

  /** Returns the error classes of the failures in the range, by name. */
  public List<String> getErrorClasses() {
    Region<List<FailureGroup>> groups = screen.getFailures();
    return groups.isShown()
        ? groups.known().stream()
            .map(group -> Objects.requireNonNull(group.cause().errorClass(), "a group has a class"))
            .distinct()
            .sorted()
            .toList()
        : List.of();
  }

  /** Returns the address of the failed jobs with a cause. */
  public Address failedBy(FailureCause cause) {
    return screen
        .getFirst()
        .with("status", JobStatus.FAILED.word())
        .with("errorClass", cause.errorClass())
        .with("errorPlace", cause.place());
  }
}
