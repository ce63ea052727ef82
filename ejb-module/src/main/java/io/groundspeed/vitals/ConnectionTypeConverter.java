package io.groundspeed.vitals;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class ConnectionTypeConverter implements AttributeConverter<ConnectionType, String> {
  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable ConnectionType type) {
    return type == null ? null : type.word();
  }

  @Override
  public @Nullable ConnectionType convertToEntityAttribute(String stored) {
    return ConnectionType.ofWord(stored);
  }
}
