package io.groundspeed.telemetry.intake;

import io.groundspeed.telemetry.raw.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The samples that one caller submitted together, and the answer for which it waits. Submissions of
 * callers that send little are ordered before others; otherwise the order is that of arrival.
 */
public final class Submission implements Comparable<Submission> {
  private final boolean light;
  private final long number;
  private final List<Sample> samples;
  private final Outcome[] outcomes;
  private final CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();

  /**
   * @param light whether the caller sends little
   * @param number increases with each submission
   */
  Submission(List<Sample> samples, boolean light, long number) {
    this.light = light;
    this.number = number;
    this.samples = samples;
    this.outcomes = new Outcome[samples.size()];
  }

  @Override
  public int compareTo(Submission other) {
    return light == other.light ? Long.compare(number, other.number) : light ? -1 : 1;
  }

  // Equality is identity, which is consistent with compareTo: no two submissions have the same
  // number.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  /** Returns the number of samples. */
  public int size() {
    return samples.size();
  }

  /** Returns one of the samples. */
  public Sample sample(int index) {
    return samples.get(index);
  }

  /** Sets the outcome of one of the samples. */
  public void decide(int index, Outcome outcome) {
    outcomes[index] = outcome;
  }

  /** Returns the outcomes in the order of the samples. */
  public List<Outcome> outcomes() {
    return Arrays.asList(outcomes);
  }

  /** Returns the future that is completed with the outcomes once all are decided. */
  public CompletableFuture<List<Outcome>> answer() {
    return answer;
  }
}
