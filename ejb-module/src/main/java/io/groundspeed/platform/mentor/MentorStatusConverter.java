package io.groundspeed.platform.mentor;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MentorStatusConverter extends LowerCaseConverter<MentorStatus> {
  MentorStatusConverter() {
    super(MentorStatus.class);
  }
}
