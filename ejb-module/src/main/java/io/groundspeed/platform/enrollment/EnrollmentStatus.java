package io.groundspeed.platform.enrollment;

import io.groundspeed.shared.State;

/** The status of an enrollment. */
public enum EnrollmentStatus implements State<EnrollmentStatus> {
  ACTIVE,
  PAUSED,
  COMPLETED,
  CANCELLED;

  @Override
  public boolean mayBecome(EnrollmentStatus next) {
    return switch (this) {
      case ACTIVE -> next != ACTIVE;
      case PAUSED -> next == ACTIVE || next == CANCELLED;
      case COMPLETED, CANCELLED -> false;
    };
  }
}
