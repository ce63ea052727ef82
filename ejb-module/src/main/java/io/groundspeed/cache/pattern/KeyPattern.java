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
 * A family of keys: how they are written, how long their values last, and what those depend on.
 * Declared once, as a constant; figures are kept by pattern. Immutable.
 *
 * <pre>{@code
 * static final KeyPattern<Outline> JOURNEY =
 *     KeyPattern.<Outline>of("journey:{slug}", Duration.ofHours(1))
 *         .about(EntityRef.anyOf("journey"))
 *         .dependingOn(outline -> List.of(EntityRef.of("journey", outline.id())));
 * }</pre>
 *
 * @param <V> what stands under these keys: an immutable, serializable value
 */
public final class KeyPattern<V> {
  /** No value lasts longer than that; what the index of entities holds lasts a little longer. */
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
   * Returns a pattern of objects.
   *
   * @param text with a place in braces for each argument: {@code user:{id}:enrollments}
   * @param ttl after which a value is loaded anew, 1 s to {@link #LONGEST}
   * @throws IllegalArgumentException if a place is there twice or is none, if a key of the pattern
   *     could be one of another, or if the time to live is out of range
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
   * Returns a pattern of responses. Its keys have one argument: what was asked for.
   *
   * @param template of the route, as {@code /journeys/{slug}}
   * @param ttl after which a response is made anew, 1 s to {@link #LONGEST}
   */
  public static <V> KeyPattern<V> ofResponses(String template, Duration ttl) {
    return ofAnswers("response", template, ttl);
  }

  /**
   * Returns a pattern of whole pages. Its keys have one argument: what was asked for.
   *
   * @param template of the address, as {@code /journeys/{slug}}
   * @param ttl after which a page is made anew, 1 s to {@link #LONGEST}
   */
  public static <V> KeyPattern<V> ofPages(String template, Duration ttl) {
    return ofAnswers("page", template, ttl);
  }

  private static <V> KeyPattern<V> ofAnswers(String kind, String template, Duration ttl) {
    String route = template.replaceAll("\\{[^/]*}", "*");
    return KeyPattern.<V>of(kind + ":" + route + ":{request}", ttl).in(CacheType.API);
  }

  /** Returns what stands for something that browsers keep: it has figures, and no keys. */
  public static KeyPattern<Void> ofBrowsers(String what) {
    return KeyPattern.<Void>of("browser:" + what, LONGEST).in(CacheType.BROWSER);
  }

  /** Returns this pattern for values of another cache. */
  private KeyPattern<V> in(CacheType other) {
    return new KeyPattern<>(text, places, ttl, other, parts, chosen);
  }

  /** Adds an entity that every value of the pattern depends on, also "there is none". */
  public KeyPattern<V> about(EntityRef entity) {
    return new KeyPattern<>(text, places, ttl, type, parts.with(entity), chosen);
  }

  /**
   * Adds the entity whose id is an argument of the key, on which "there is none" depends as well.
   *
   * @param place its name in the pattern
   */
  public KeyPattern<V> about(String entityType, String place) {
    int index = places.indexOf("{" + place + "}");
    if (index < 0) {
      throw new IllegalArgumentException("There is no {%s} in %s.".formatted(place, text));
    }
    return new KeyPattern<>(
        text, places, ttl, type, parts.with(new Argument(entityType, index)), chosen);
  }

  /** Says which entities are in a value; several of these add up. */
  public KeyPattern<V> dependingOn(Function<? super V, ? extends Collection<EntityRef>> entities) {
    return new KeyPattern<>(text, places, ttl, type, parts.with(entities), chosen);
  }

  /**
   * Says which values stand under keys that a client may make up, for example a page after the last
   * one. They share a small partition with "there is none", which always belongs there.
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
   * @param arguments one for each place, in their order
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

  /** No argument can make a key look like one of another pattern, or fill a place after it. */
  private static String encoded(String argument) {
    return argument.replace("%", "%25").replace(":", "%3A").replace("{", "%7B").replace("}", "%7D");
  }

  Collection<EntityRef> entitiesIn(V value) {
    return parts.found.apply(value);
  }

  /** Returns how its keys are written, with the places in braces. */
  public String text() {
    return text;
  }

  /** Returns how long values live. */
  public Duration ttl() {
    return ttl;
  }

  /** Returns the cache that its values are in. */
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

  /** What values of a pattern depend on. */
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
