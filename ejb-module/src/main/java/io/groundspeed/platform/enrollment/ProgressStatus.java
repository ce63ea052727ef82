package io.groundspeed.platform.enrollment;

import io.groundspeed.shared.State;

/** The status of a user's work on a section. */
public enum ProgressStatus implements State<ProgressStatus> {
  NOT_STARTED,
  IN_PROGRESS,
  SUBMITTED,
  COMPLETED;

  @Override
  public boolean mayBecome(ProgressStatus next) {
    return switch (this) {
      case NOT_STARTED -> next == IN_PROGRESS || next == SUBMITTED;
      case IN_PROGRESS -> next == IN_PROGRESS || next == SUBMITTED;
      // In progress again: the mentor requested more work.
      case SUBMITTED -> next == IN_PROGRESS || next == COMPLETED;
      case COMPLETED -> false;
    };
  }
}
