package io.groundspeed.platform.enrollment;

import io.groundspeed.platform.journey.FieldType;
import java.util.List;
import java.util.Map;

/**
 * A section as the client works on it.
 *
 * @param answers by the id of the field; what is not there is not answered
 * @param previous id of the section before it, null for the first
 * @param next id of the section after it, null for the last
 */
public record SectionTask(
    long id,
    String journeySlug,
    String journeyTitle,
    String title,
    String description,
    int minutes,
    ProgressStatus status,
    List<Field> fields,
    Map<Long, String> answers,
    Long previous,
    Long next) {
  /** One question of it. */
  public record Field(long id, String label, FieldType type, boolean required)
      implements java.io.Serializable {}

  /** Returns whether the client may still change what he wrote. */
  public boolean open() {
    return status == ProgressStatus.NOT_STARTED || status == ProgressStatus.IN_PROGRESS;
  }
}
