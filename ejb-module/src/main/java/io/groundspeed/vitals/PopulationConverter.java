package io.groundspeed.vitals;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Converts populations to the values of the raw log, in which null is a visit. */
@Converter(autoApply = true)
class PopulationConverter implements AttributeConverter<Population, String> {
  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Population population) {
    return population == null ? null : population.getWord();
  }

  @Override
  public Population convertToEntityAttribute(@Nullable String word) {
    return word == null ? Population.VISITS : Population.of(word).orElseThrow();
  }
}
