package io.groundspeed.job;

import io.groundspeed.shared.State;

/** Where a job is. */
public enum JobStatus implements State<JobStatus> {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED;

  @Override
  public boolean mayBecome(JobStatus next) {
    return switch (this) {
      case PENDING -> next == PROCESSING || next == CANCELLED;
      // Pending again: an attempt failed and others are left, or its worker has died.
      case PROCESSING -> next != PROCESSING;
      // Pending again: somebody asked for it.
      case FAILED, CANCELLED -> next == PENDING;
      case COMPLETED -> false;
    };
  }
}
