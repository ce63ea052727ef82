package io.groundspeed.job.desk;

import io.groundspeed.format.Format;
import io.groundspeed.format.Quantity;
import io.groundspeed.job.JobStatus;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Change;
import io.groundspeed.verdict.Place;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Since;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
import io.groundspeed.verdict.VerdictSubject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Verdicts about jobs, for the Overview: failures, long waits, and jobs without a handler. */
@ApplicationScoped
class JobVerdicts implements VerdictSource {
  private static final String PATH = Screen.JOBS.getPath();
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration TOO_LONG = Duration.ofHours(1);

  private static final String NO_FAILURES = "0 jobs failed for good";

  private static final VerdictSubject FAILURES =
      VerdictSubject.of(
          "failed jobs", Place.of(Screen.JOBS).with("status", "failed"), JobVerdicts::together);

  private static final VerdictSubject UNKNOWN =
      VerdictSubject.of(
          "unknown job types",
          Place.of(Screen.JOBS).with("status", "pending"),
          types ->
              "Jobs of %d types are waiting, but this node has no handler for them"
                  .formatted(types.size()));

  private static final VerdictSubject PAUSED =
      VerdictSubject.of(
          "paused job types",
          Place.of(Screen.JOBS).with("tab", "types"),
          types -> "Jobs of %d types are waiting: the types are paused".formatted(types.size()));

  private JobHealth health;
  private FailedJobs failedJobs;
  private InstantSource time;

  protected JobVerdicts() {}

  @Inject
  JobVerdicts(JobHealth health, FailedJobs failedJobs, InstantSource time) {
    this.health = health;
    this.failedJobs = failedJobs;
    this.time = time;
  }

  @Override
  public String about() {
    return "Jobs";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    Instant now = time.instant();
    boolean current = range.isCurrent(now);
    List<Verdict> verdicts =
        new ArrayList<>(
            failed(
                current ? failedJobs.from(range) : failedJobs.in(range),
                failedJobs.in(range.before())));
    if (current) {
      verdicts.addAll(waiting(health.types(range), now));
    }
    return verdicts;
  }

  /**
   * @param now the failed jobs of the range
   * @param before those of the previous period
   */
  static List<Verdict> failed(List<FailedJobs.OfType> now, List<FailedJobs.OfType> before) {
    return now.isEmpty()
        ? List.of(Verdict.of(Rating.GOOD, NO_FAILURES, PATH).with("status", "failed"))
        : now.stream().map(type -> failed(type, before)).toList();
  }

  private static Verdict failed(FailedJobs.OfType type, List<FailedJobs.OfType> before) {
    long earlier =
        before.stream()
            .filter(other -> other.type().equals(type.type()))
            .mapToLong(FailedJobs.OfType::jobs)
            .sum();
    String jobs = type.jobs() == 1 ? "job" : "jobs";
    return Verdict.of(
            Rating.POOR,
            "%s %s %s failed for good".formatted(Format.exact(type.jobs()), type.type(), jobs),
            PATH)
        .with("status", "failed")
        .with("type", type.type())
        .about(FAILURES)
        .measured(Format.exact(type.jobs()), "0")
        .changed(Change.ofCount(type.jobs(), earlier))
        .distant(type.jobs())
        .since(Since.at(type.first()));
  }

  private static String together(List<Verdict> types) {
    double jobs = types.stream().mapToDouble(type -> type.measured().distance()).sum();
    return "%s jobs of %d types failed for good, most of them %s"
        .formatted(
            Format.exact(Math.round(jobs)), types.size(), types.get(0).parameters().get("type"));
  }

  /** Returns the verdicts on jobs that are waiting now. */
  static List<Verdict> waiting(List<TypeHealth> types, Instant now) {
    List<Verdict> verdicts = new ArrayList<>();
    for (TypeHealth type : types) {
      if (type.unknown()) {
        verdicts.add(
            about(
                    Rating.POOR,
                    "%s, but this node has no handler for it".formatted(waiting(type)),
                    type)
                .about(UNKNOWN)
                .since(Since.at(type.nextDue())));
      } else if (type.paused() && type.jobs(JobStatus.PENDING) > 0) {
        verdicts.add(
            about(Rating.NEEDS_IMPROVEMENT, "%s: it is paused".formatted(waiting(type)), type)
                .about(PAUSED)
                .since(Since.at(type.pausedAt())));
      }
    }
    oldest(types, now).ifPresent(verdicts::add);
    return verdicts;
  }

  /** Excludes paused and unknown types, which have separate verdicts. */
  private static Optional<Verdict> oldest(List<TypeHealth> types, Instant now) {
    return types.stream()
        .filter(type -> type.nextDue() != null && !type.paused() && !type.unknown())
        .min(Comparator.comparing(TypeHealth::nextDue))
        .flatMap(type -> late(type, now));
  }

  private static Optional<Verdict> late(TypeHealth type, Instant now) {
    Instant due = type.nextDue();
    return due != null && due.plus(LONG).isBefore(now)
        ? Optional.of(late(type, Duration.between(due, now)))
        : Optional.empty();
  }

  private static Verdict late(TypeHealth type, Duration wait) {
    String due = Format.duration((double) wait.toMillis());
    return Verdict.of(
            wait.compareTo(TOO_LONG) > 0 ? Rating.POOR : Rating.NEEDS_IMPROVEMENT,
            "The queue is late: a job of type %s has been due for %s".formatted(type.type(), due),
            PATH)
        .with("type", type.type())
        .measured(wait.toMillis(), Quantity.DURATION, "≤ " + LONG.toMinutes() + " min")
        .distant(wait.toMillis() / (double) LONG.toMillis())
        .since(Since.at(type.nextDue()));
  }

  private static Verdict about(Rating rating, String sentence, TypeHealth type) {
    long jobs = type.jobs(JobStatus.PENDING);
    return Verdict.of(rating, sentence, PATH)
        .with("status", "pending")
        .with("type", type.type())
        .measured(Format.exact(jobs), "0")
        .distant(jobs);
  }

  private static String waiting(TypeHealth type) {
    long jobs = type.jobs(JobStatus.PENDING);
    return "%s of type %s %s waiting"
        .formatted(
            jobs == 1 ? "1 job" : Format.exact(jobs) + " jobs",
            type.type(),
            jobs == 1 ? "is" : "are");
  }
}
