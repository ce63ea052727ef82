package io.groundspeed.web.jobs;

import io.groundspeed.format.Format;
import io.groundspeed.job.JobStatus;
import io.groundspeed.job.desk.JobAttempt;
import io.groundspeed.job.desk.JobDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The waits and attempts of a job as one bar, with a sentence that says the same. */
public final class JobTimeline {
  /** Length of the whole bar. */
  static final double LENGTH = 1_000;

  /** Minimum length of a segment, so that a short attempt between long waits is visible. */
  private static final double SHORTEST = 6;

  /** Maximum number of attempts in the bar, the latest ones. */
  private static final int MOST = 40;

  /** Maximum number of segments that the sentence lists. */
  private static final int LISTED = 7;

  private final List<Span> spans = new ArrayList<>();
  private @Nullable Instant reached;

  private JobTimeline(JobDetail job, Instant now) {
    List<JobAttempt> attempts = job.history().stream().limit(MOST).toList();
    boolean first = attempts.isEmpty() || attempts.get(attempts.size() - 1).number() == 1;
    reached = first ? job.createdAt() : null;
    for (int i = attempts.size() - 1; i >= 0; i--) {
      JobAttempt attempt = attempts.get(i);
      add("wait", "waited", attempt.startedAt());
      String outcome = attempt.success() ? "succeeded" : "failed";
      add(
          attempt.success() ? "good" : "poor",
          "attempt %d %s after".formatted(attempt.number(), outcome),
          attempt.endedAt());
    }
    JobStatus status = job.row().status();
    if (status == JobStatus.PROCESSING) {
      add("wait", "waited", job.row().startedAt());
      add("running", "running for", now);
    } else if (status == JobStatus.PENDING) {
      add("wait", "waiting for", now);
    }
  }

  static JobTimeline of(JobDetail job, Instant now) {
    return new JobTimeline(job, now);
  }

  /** Attempts are stored with their end and duration, so that one may begin before the last end. */
  private void add(String kind, String words, @Nullable Instant until) {
    if (until == null) {
      return;
    }
    if (reached != null && reached.isBefore(until)) {
      double millis = Duration.between(reached, until).toNanos() / 1e6;
      spans.add(new Span(kind, words + " " + Format.duration(millis), millis));
    }
    reached = reached == null || reached.isBefore(until) ? until : reached;
  }

  /** Returns whether there is something to draw. */
  public boolean isDrawn() {
    return !spans.isEmpty();
  }

  /** Returns the segments of the bar in the order of time. */
  public List<Bar> getBars() {
    double millis = spans.stream().mapToDouble(Span::millis).sum();
    List<Double> lengths =
        spans.stream().map(span -> Math.max(SHORTEST, span.millis() / millis * LENGTH)).toList();
    double sum = lengths.stream().mapToDouble(Double::doubleValue).sum();
    List<Bar> bars = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < spans.size(); i++) {
      double length = lengths.get(i) / sum * LENGTH;
      bars.add(new Bar(spans.get(i).kind(), start, length, spans.get(i).words()));
      start += length;
    }
    return bars;
  }

  /** Returns the text alternative of the bar. */
  public String getSentence() {
    if (spans.size() <= LISTED) {
      return capital(spans.stream().map(Span::words).collect(Collectors.joining(", "))) + ".";
    }
    double millis = spans.stream().mapToDouble(Span::millis).sum();
    return "%s failed and %s succeeded within %s."
        .formatted(attempts("poor"), count("good"), Format.duration(millis));
  }

  private String attempts(String kind) {
    return count(kind) == 1 ? "1 attempt" : count(kind) + " attempts";
  }

  private long count(String kind) {
    return spans.stream().filter(span -> span.kind().equals(kind)).count();
  }

  private static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /**
   * A segment.
   *
   * @param kind {@code wait}, {@code good}, {@code poor} or {@code running}
   * @param start from 0 to {@link #LENGTH}
   * @param length in the same unit
   */
  public record Bar(String kind, double start, double length, String words) {}

  private record Span(String kind, String words, double millis) {}
}
