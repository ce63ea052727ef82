package io.groundspeed.platform.journey;

import io.groundspeed.shared.State;

/** Whether clients can see a journey. */
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
