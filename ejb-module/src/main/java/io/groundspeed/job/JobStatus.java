package io.groundspeed.job;

import io.groundspeed.shared.State;
import java.util.Locale;

/** The status of a job. */
public enum JobStatus implements State<JobStatus> {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Returns the status as it is stored and shown, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the status for a word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static JobStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public boolean mayBecome(JobStatus next) {
    return switch (this) {
      case PENDING -> next == PROCESSING || next == CANCELLED;
      // Pending again: an attempt failed and others are left, or its worker has died.
      case PROCESSING -> next != PROCESSING;
      // Pending again: the job was re-queued on request.
      case FAILED, CANCELLED -> next == PENDING;
      case COMPLETED -> false;
    };
  }
}
