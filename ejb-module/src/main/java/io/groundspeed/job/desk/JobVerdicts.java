package io.groundspeed.job.desk;

import io.groundspeed.format.Format;
import io.groundspeed.job.JobStatus;
import io.groundspeed.shared.TimeRange;
import io.groundspeed.telemetry.sketch.Rating;
import io.groundspeed.verdict.Screen;
import io.groundspeed.verdict.Verdict;
import io.groundspeed.verdict.VerdictSource;
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

  private JobHealth health;
  private InstantSource time;

  protected JobVerdicts() {}

  @Inject
  JobVerdicts(JobHealth health, InstantSource time) {
    this.health = health;
    this.time = time;
  }

  @Override
  public String about() {
    return "Jobs";
  }

  @Override
  public List<Verdict> verdicts(TimeRange range) {
    return of(health.types(range), time.instant());
  }

  static List<Verdict> of(List<TypeHealth> types, Instant now) {
    List<Verdict> verdicts = new ArrayList<>();
    long failed = types.stream().mapToLong(type -> type.jobs(JobStatus.FAILED)).sum();
    Rating rating = failed == 0 ? Rating.GOOD : Rating.POOR;
    verdicts.add(new Verdict(rating, jobs(failed) + " failed for good", PATH, "status", "failed"));
    for (TypeHealth type : types) {
      if (type.unknown()) {
        verdicts.add(
            about(
                Rating.POOR,
                "%s, but this node has no handler for it".formatted(waiting(type)),
                type));
      } else if (type.paused() && type.jobs(JobStatus.PENDING) > 0) {
        verdicts.add(
            about(Rating.NEEDS_IMPROVEMENT, "%s: it is paused".formatted(waiting(type)), type));
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
    return about(
        wait.compareTo(TOO_LONG) > 0 ? Rating.POOR : Rating.NEEDS_IMPROVEMENT,
        "The queue is late: a job of type %s has been due for %s"
            .formatted(type.type(), Format.duration((double) wait.toMillis())),
        type);
  }

  private static Verdict about(Rating rating, String sentence, TypeHealth type) {
    return new Verdict(rating, sentence, PATH, "type", type.type());
  }

  private static String waiting(TypeHealth type) {
    long jobs = type.jobs(JobStatus.PENDING);
    return "%s of type %s %s waiting".formatted(jobs(jobs), type.type(), jobs == 1 ? "is" : "are");
  }

  private static String jobs(long count) {
    return count == 1 ? "1 job" : Format.exact(count) + " jobs";
  }
}
