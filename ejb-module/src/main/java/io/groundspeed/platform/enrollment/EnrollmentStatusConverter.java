package io.groundspeed.platform.enrollment;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class EnrollmentStatusConverter extends LowerCaseConverter<EnrollmentStatus> {
  EnrollmentStatusConverter() {
    super(EnrollmentStatus.class);
  }
}
