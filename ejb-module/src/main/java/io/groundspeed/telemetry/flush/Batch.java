package io.groundspeed.telemetry.flush;

import io.groundspeed.telemetry.intake.Submission;
import io.groundspeed.telemetry.raw.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The samples of several submissions in one list, with the submission of each. The samples of a
 * submission are adjacent.
 */
record Batch(List<Sample> samples, int[] senders) {
  static Batch of(List<Submission> submissions) {
    List<Sample> samples = new ArrayList<>();
    for (Submission submission : submissions) {
      for (int i = 0; i < submission.size(); i++) {
        samples.add(submission.sample(i));
      }
    }
    int[] senders = new int[samples.size()];
    int next = 0;
    for (int s = 0; s < submissions.size(); s++) {
      for (int i = 0; i < submissions.get(s).size(); i++) {
        senders[next++] = s;
      }
    }
    return new Batch(Collections.unmodifiableList(samples), senders);
  }

  int size() {
    return samples.size();
  }
}
