package io.groundspeed.job.schedule;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class OverlapConverter extends LowerCaseConverter<Overlap> {
  OverlapConverter() {
    super(Overlap.class);
  }
}
