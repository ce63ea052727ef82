package io.groundspeed.vitals;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class DeviceTypeConverter extends LowerCaseConverter<DeviceType> {
  DeviceTypeConverter() {
    super(DeviceType.class);
  }
}
