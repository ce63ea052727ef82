package io.groundspeed.platform.mentor;

import io.groundspeed.shared.State;

/** The status of a mentor, which determines whether they may take reviews. */
public enum MentorStatus implements State<MentorStatus> {
  PENDING,
  APPROVED,
  REJECTED,
  SUSPENDED;

  @Override
  public boolean mayBecome(MentorStatus next) {
    return switch (this) {
      case PENDING -> next == APPROVED || next == REJECTED;
      case APPROVED -> next == SUSPENDED;
      case REJECTED, SUSPENDED -> next == APPROVED;
    };
  }
}
