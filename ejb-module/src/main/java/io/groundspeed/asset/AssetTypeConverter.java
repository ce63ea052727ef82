package io.groundspeed.asset;

import io.groundspeed.shared.LowerCaseConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class AssetTypeConverter extends LowerCaseConverter<AssetType> {
  AssetTypeConverter() {
    super(AssetType.class);
  }
}
