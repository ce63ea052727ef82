package io.groundspeed.shared;

import jakarta.persistence.AttributeConverter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stores enum constants by their names in lower case: {@code NOT_STARTED} as {@code not_started}.
 * Each enum has a subclass that is applied to all of its attributes.
 */
public abstract class LowerCaseConverter<E extends Enum<E>>
    implements AttributeConverter<E, String> {
  private final Class<E> type;

  protected LowerCaseConverter(Class<E> type) {
    this.type = type;
  }

  @Override
  public final @Nullable String convertToDatabaseColumn(@Nullable E constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public final @Nullable E convertToEntityAttribute(@Nullable String stored) {
    return stored == null ? null : Enum.valueOf(type, stored.toUpperCase(Locale.ROOT));
  }
}
