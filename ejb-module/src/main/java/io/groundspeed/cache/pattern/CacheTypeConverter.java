package io.groundspeed.cache.pattern;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class CacheTypeConverter extends LowerCaseConverter<CacheType> {
  CacheTypeConverter() {
    super(CacheType.class);
  }
}
