package io.groundspeed.platform.enrollment;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class ProgressStatusConverter extends LowerCaseConverter<ProgressStatus> {
  ProgressStatusConverter() {
    super(ProgressStatus.class);
  }
}
