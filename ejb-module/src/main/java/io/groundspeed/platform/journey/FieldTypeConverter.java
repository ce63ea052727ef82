package io.groundspeed.platform.journey;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class FieldTypeConverter extends LowerCaseConverter<FieldType> {
  FieldTypeConverter() {
    super(FieldType.class);
  }
}
