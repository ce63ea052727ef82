package io.groundspeed.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The samples that one caller handed in together, and what it waits for. */
final class Submission {
  private final List<Sample> samples;
  private final Outcome[] outcomes;
  private final CompletableFuture<List<Outcome>> answer = new CompletableFuture<>();

  Submission(List<Sample> samples) {
    this.samples = samples;
    this.outcomes = new Outcome[samples.size()];
  }

  int size() {
    return samples.size();
  }

  Sample sample(int index) {
    return samples.get(index);
  }

  void decide(int index, Outcome outcome) {
    outcomes[index] = outcome;
  }

  List<Outcome> outcomes() {
    return Arrays.asList(outcomes);
  }

  CompletableFuture<List<Outcome>> answer() {
    return answer;
  }
}
