package io.groundspeed.cache.pattern;

import java.util.Objects;

/**
 * An entity that a cached value depends on: journey 42, or any journey.
 *
 * @param type {@code journey}, {@code mentor}, {@code user}, …
 * @param id of the entity, or {@value #ANY} for a value that changes with every entity of the type,
 *     such as a list
 */
public record EntityRef(String type, String id) {
  public static final String ANY = "*";

  private static final int LONGEST = 200;

  /**
   * @throws IllegalArgumentException naming the part that is empty or too long
   */
  public EntityRef {
    require("type", type);
    require("id", id);
  }

  private static void require(String part, String text) {
    Objects.requireNonNull(text, part);
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "The %s of an entity must have 1 to %d characters.".formatted(part, LONGEST));
    }
  }

  /** Returns a reference to one entity. */
  public static EntityRef of(String type, long id) {
    return new EntityRef(type, Long.toString(id));
  }

  /** Returns a reference to every entity of a type. */
  public static EntityRef anyOf(String type) {
    return new EntityRef(type, ANY);
  }

  /**
   * Parses {@code journey:42}.
   *
   * @throws IllegalArgumentException naming the part that is empty or too long
   */
  public static EntityRef parse(String text) {
    String[] parts = text.split(":", 2);
    return new EntityRef(parts[0], parts.length < 2 ? "" : parts[1]);
  }

  /** Returns the stored form: {@code journey:42}. */
  public String text() {
    return type + ":" + id;
  }
}
