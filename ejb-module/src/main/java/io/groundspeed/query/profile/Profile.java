package io.groundspeed.query.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A developer's description of the measured work. All components except the name may be null.
 *
 * @param endpoint the request or job, if different from the current thread's
 * @param userId of a row in {@code users}
 * @param rowCount rows returned or changed
 */
public record Profile(
    String name, @Nullable String endpoint, @Nullable Long userId, @Nullable Integer rowCount) {
  public Profile {
    Objects.requireNonNull(name, "name");
    if (name.isBlank() || name.startsWith("sql:")) {
      throw new IllegalArgumentException(
          "a profile's name must not be blank, nor begin with sql: as those of statements do");
    }
  }
}
