package io.groundspeed.cache.pattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A family of cache keys: their format, the time to live of their values, and what the values
 * depend on. Declare it once, as a constant; metrics are kept per pattern. Immutable.
 *
 * <pre>{@code
 * static final KeyPattern<Outline> JOURNEY =
 *     KeyPattern.<Outline>of("journey:{slug}", Duration.ofHours(1))
 *         .about(EntityRef.anyOf("journey"))
 *         .dependingOn(outline -> List.of(EntityRef.of("journey", outline.id())));
 * }</pre>
 *
 * @param <V> the type of the values, which must be immutable and serializable
 */
public final class KeyPattern<V> {
  /** Maximum time to live. Rows of the entity index live slightly longer. */
  public static final Duration LONGEST = Duration.ofHours(24);

  private static final KeyPatterns MADE = new KeyPatterns();

  private final String text;
  private final List<String> places;
  private final Duration ttl;
  private final CacheType type;
  private final Parts<V> parts;

  private final Predicate<? super V> chosen;

  private KeyPattern(
      String text,
      List<String> places,
      Duration ttl,
      CacheType type,
      Parts<V> parts,
      Predicate<? super V> chosen) {
    this.text = text;
    this.places = places;
    this.ttl = ttl;
    this.type = type;
    this.parts = parts;
    this.chosen = chosen;
  }

  /**
   * Returns a pattern for objects.
   *
   * @param text with a placeholder in braces for each argument: {@code user:{id}:enrollments}
   * @param ttl time to live, after which a value is reloaded; 1 s to {@link #LONGEST}
   * @throws IllegalArgumentException if a placeholder is malformed or occurs twice, if a key of the
   *     pattern could also belong to another pattern, or if the time to live is out of range
   */
  public static <V> KeyPattern<V> of(String text, Duration ttl) {
    if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The time to live of %s must be 1 s to 24 h, not %s.".formatted(text, ttl));
    }
    List<String> places = KeyPatterns.placesOf(text);
    MADE.add(text);
    Parts<V> nothing = new Parts<>(List.of(), List.of(), any -> List.of());
    return new KeyPattern<>(text, places, ttl, CacheType.KV, nothing, any -> false);
  }

  /**
   * Returns a pattern for responses. Its keys have one argument, which identifies the request.
   *
   * @param template of the endpoint, for example {@code /journeys/{slug}}
   * @param ttl time to live, after which a response is produced again; 1 s to {@link #LONGEST}
   */
  public static <V> KeyPattern<V> ofResponses(String template, Duration ttl) {
    return ofAnswers("response", template, ttl);
  }

  /**
   * Returns a pattern for whole pages. Its keys have one argument, which identifies the request.
   *
   * @param template of the address, for example {@code /journeys/{slug}}
   * @param ttl time to live, after which a page is produced again; 1 s to {@link #LONGEST}
   */
  public static <V> KeyPattern<V> ofPages(String template, Duration ttl) {
    return ofAnswers("page", template, ttl);
  }

  private static <V> KeyPattern<V> ofAnswers(String kind, String template, Duration ttl) {
    String route = template.replaceAll("\\{[^/]*}", "*");
    return KeyPattern.<V>of(kind + ":" + route + ":{request}", ttl).in(CacheType.API);
  }

  /** Returns a pattern for content in browser caches. It has metrics but no keys. */
  public static KeyPattern<Void> ofBrowsers(String what) {
    return KeyPattern.<Void>of("browser:" + what, LONGEST).in(CacheType.BROWSER);
  }

  /** Returns this pattern for values of another cache type. */
  private KeyPattern<V> in(CacheType other) {
    return new KeyPattern<>(text, places, ttl, other, parts, chosen);
  }

  /**
   * Adds an entity that every value of the pattern depends on, including cached "not found"
   * results.
   */
  public KeyPattern<V> about(EntityRef entity) {
    return new KeyPattern<>(text, places, ttl, type, parts.with(entity), chosen);
  }

  /**
   * Adds an entity whose id is an argument of the key. Cached "not found" results depend on it too.
   *
   * @param place the name of its placeholder in the pattern
   * @throws IllegalArgumentException if the pattern has no such placeholder
   */
  public KeyPattern<V> about(String entityType, String place) {
    int index = places.indexOf("{" + place + "}");
    if (index < 0) {
      throw new IllegalArgumentException("There is no {%s} in %s.".formatted(place, text));
    }
    return new KeyPattern<>(
        text, places, ttl, type, parts.with(new Argument(entityType, index)), chosen);
  }

  /** Adds a function that returns the entities in a value. Several functions are combined. */
  public KeyPattern<V> dependingOn(Function<? super V, ? extends Collection<EntityRef>> entities) {
    return new KeyPattern<>(text, places, ttl, type, parts.with(entities), chosen);
  }

  /**
   * Marks values whose keys clients may make up, for example a page beyond the last one. They share
   * a small partition with cached "not found" results, which always belong there.
   */
  public KeyPattern<V> chosenByClientsWhere(Predicate<? super V> empty) {
    return new KeyPattern<>(text, places, ttl, type, parts, empty);
  }

  boolean isChosen(V value) {
    return chosen.test(value);
  }

  /**
   * Returns a key.
   *
   * @param arguments one for each placeholder, in order
   * @throws IllegalArgumentException if the number of arguments is wrong
   */
  public CacheKey<V> key(Object... arguments) {
    if (arguments.length != places.size()) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d.".formatted(text, places.size(), arguments.length));
    }
    String key = text;
    for (int i = 0; i < arguments.length; i++) {
      key = key.replace(places.get(i), encoded(String.valueOf(arguments[i])));
    }
    Set<EntityRef> entities = new LinkedHashSet<>(parts.fixed);
    parts.arguments.forEach(argument -> entities.add(argument.in(arguments)));
    return new CacheKey<>(this, key, Set.copyOf(entities));
  }

  /**
   * Encodes an argument so that it can't make a key look like one of another pattern or fill a
   * later placeholder.
   */
  private static String encoded(String argument) {
    return argument.replace("%", "%25").replace(":", "%3A").replace("{", "%7B").replace("}", "%7D");
  }

  Collection<EntityRef> entitiesIn(V value) {
    return parts.found.apply(value);
  }

  /** Returns the format of its keys, with placeholders in braces. */
  public String text() {
    return text;
  }

  /** Returns the time to live of its values. */
  public Duration ttl() {
    return ttl;
  }

  /** Returns the cache type of its values. */
  public CacheType type() {
    return type;
  }

  @Override
  public String toString() {
    return text;
  }

  private record Argument(String type, int index) {
    EntityRef in(Object... arguments) {
      return new EntityRef(type, String.valueOf(arguments[index]));
    }
  }

  /** The dependencies of a pattern's values. */
  private record Parts<V>(
      List<EntityRef> fixed,
      List<Argument> arguments,
      Function<? super V, ? extends Collection<EntityRef>> found) {
    Parts<V> with(EntityRef entity) {
      return new Parts<>(joined(fixed, entity), arguments, found);
    }

    Parts<V> with(Argument argument) {
      return new Parts<>(fixed, joined(arguments, argument), found);
    }

    Parts<V> with(Function<? super V, ? extends Collection<EntityRef>> more) {
      return new Parts<>(
          fixed,
          arguments,
          value -> {
            List<EntityRef> all = new ArrayList<>(found.apply(value));
            all.addAll(more.apply(value));
            return all;
          });
    }

    private static <T> List<T> joined(List<T> list, T more) {
      List<T> all = new ArrayList<>(list);
      all.add(more);
      return List.copyOf(all);
    }
  }
}
