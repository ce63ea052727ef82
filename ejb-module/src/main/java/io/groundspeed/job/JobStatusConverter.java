package io.groundspeed.job;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class JobStatusConverter extends LowerCaseConverter<JobStatus> {
  JobStatusConverter() {
    super(JobStatus.class);
  }
}
