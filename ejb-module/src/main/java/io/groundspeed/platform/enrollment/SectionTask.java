package io.groundspeed.platform.enrollment;

import io.groundspeed.platform.journey.FieldType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A section as the client works on it.
 *
 * @param answers by field id; unanswered fields are missing
 * @param previous id of the previous section; null for the first
 * @param next id of the next section; null for the last
 */
public record SectionTask(
    long id,
    String journeySlug,
    String journeyTitle,
    String title,
    @Nullable String description,
    int minutes,
    ProgressStatus status,
    List<Field> fields,
    Map<Long, String> answers,
    @Nullable Long previous,
    @Nullable Long next) {
  /** One question of the section. */
  public record Field(long id, String label, FieldType type, boolean required)
      implements java.io.Serializable {}

  /** Returns whether the client may still change the answers. */
  public boolean open() {
    return status == ProgressStatus.NOT_STARTED || status == ProgressStatus.IN_PROGRESS;
  }
}
