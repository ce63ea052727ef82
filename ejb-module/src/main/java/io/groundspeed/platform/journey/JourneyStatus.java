package io.groundspeed.platform.journey;

import io.groundspeed.shared.State;

/** The status of a journey, which determines whether clients can see it. */
public enum JourneyStatus implements State<JourneyStatus> {
  DRAFT,
  PUBLISHED,
  ARCHIVED;

  @Override
  public boolean mayBecome(JourneyStatus next) {
    return switch (this) {
      case DRAFT -> next != DRAFT;
      case PUBLISHED -> next == ARCHIVED;
      case ARCHIVED -> next == PUBLISHED;
    };
  }
}
