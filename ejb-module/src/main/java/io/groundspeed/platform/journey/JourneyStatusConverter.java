package io.groundspeed.platform.journey;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class JourneyStatusConverter extends LowerCaseConverter<JourneyStatus> {
  JourneyStatusConverter() {
    super(JourneyStatus.class);
  }
}
