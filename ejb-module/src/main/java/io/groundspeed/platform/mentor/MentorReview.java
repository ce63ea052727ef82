package io.groundspeed.platform.mentor;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.Serializable;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as shown to mentors before and while they write it.
 *
 * @param answers the client's answers as JSON by field id; null if there are none
 * @param claimedAt null until claimed
 */
public record MentorReview(
    long id,
    String client,
    String sectionTitle,
    String sectionDescription,
    String journeyTitle,
    BigDecimal fee,
    Instant requestedAt,
    @Nullable Instant claimedAt,
    @Nullable String answers)
    implements Serializable {
  /** Returns the client's non-blank answers. */
  public List<String> texts() {
    if (answers == null) {
      return List.of();
    }
    try (JsonReader reader = Json.createReader(new StringReader(answers))) {
      return reader.readObject().values().stream()
          .map(answer -> ((JsonString) answer).getString())
          .filter(text -> !text.isBlank())
          .toList();
    }
  }
}
