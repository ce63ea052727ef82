package io.groundspeed.vitals;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class ConnectionTypeConverter implements AttributeConverter<ConnectionType, String> {
  @Override
  public String convertToDatabaseColumn(ConnectionType type) {
    return type == null ? null : type.word();
  }

  @Override
  public ConnectionType convertToEntityAttribute(String stored) {
    return ConnectionType.ofWord(stored);
  }
}
