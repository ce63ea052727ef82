package io.groundspeed.web.api.platform;

import io.groundspeed.format.Format;
import io.groundspeed.platform.mentor.ReviewStatus;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * A review in the API's responses.
 *
 * @param id of the review
 * @param status pending, claimed or completed
 */
@JsonbPropertyOrder({"id", "status"})
public record ReviewAnswer(long id, String status) {
  static ReviewAnswer of(long id, ReviewStatus status) {
    return new ReviewAnswer(id, Format.word(status));
  }
}
