package io.groundspeed.query.profile;

import java.util.Objects;

/**
 * What a developer says about the work that is measured; all but the name may be null.
 *
 * @param endpoint the request or job, where it isn't this thread's
 * @param userId of a row of {@code users}
 * @param rowCount rows returned or changed
 */
public record Profile(String name, String endpoint, Long userId, Integer rowCount) {
  public Profile {
    Objects.requireNonNull(name, "name");
    if (name.isBlank() || name.startsWith("sql:")) {
      throw new IllegalArgumentException(
          "a profile's name must not be blank, nor begin with sql: as those of statements do");
    }
  }
}
