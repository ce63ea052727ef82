package io.groundspeed.platform.mentor;

import io.groundspeed.shared.State;

/** The status of a review. */
public enum ReviewStatus implements State<ReviewStatus> {
  /** Requested by the client. */
  PENDING,
  /** Being written by a mentor. */
  CLAIMED,
  COMPLETED;

  @Override
  public boolean mayBecome(ReviewStatus next) {
    return switch (this) {
      case PENDING -> next == CLAIMED;
      case CLAIMED -> next == PENDING || next == COMPLETED;
      case COMPLETED -> false;
    };
  }
}
