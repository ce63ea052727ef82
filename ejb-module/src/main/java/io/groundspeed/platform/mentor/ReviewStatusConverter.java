package io.groundspeed.platform.mentor;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class ReviewStatusConverter extends LowerCaseConverter<ReviewStatus> {
  ReviewStatusConverter() {
    super(ReviewStatus.class);
  }
}
