package io.groundspeed.job.schedule;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MisfireConverter extends LowerCaseConverter<Misfire> {
  MisfireConverter() {
    super(Misfire.class);
  }
}
