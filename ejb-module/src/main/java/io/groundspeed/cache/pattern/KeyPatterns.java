package io.groundspeed.cache.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The patterns created in this process. A pattern is rejected if one of its keys could also be a
 * key of another pattern, because readers of one would then receive values of the other.
 * Thread-safe.
 */
final class KeyPatterns {
  /**
   * Maximum number of patterns, because each is counted separately. Programs declare patterns as
   * constants, far fewer than this.
   */
  static final int MOST = 2_000;

  private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z][A-Za-z0-9 _-]*}");

  private final Map<String, List<Segment>> segmentsByText = new LinkedHashMap<>();

  /**
   * Returns the placeholders of a pattern with their braces, in order.
   *
   * @throws IllegalArgumentException if a brace belongs to no placeholder, or two placeholders have
   *     the same name
   */
  static List<String> placesOf(String text) {
    List<String> places = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      if (places.contains(place.group())) {
        throw new IllegalArgumentException(
            "The pattern %s has the place %s twice; name each argument differently."
                .formatted(text, place.group()));
      }
      places.add(place.group());
    }
    String rest = PLACE.matcher(text).replaceAll("");
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      throw new IllegalArgumentException(
          "The pattern %s has a brace that belongs to no place. A place is a name in braces: a letter, then letters, digits, spaces, _ or -."
              .formatted(text));
    }
    return List.copyOf(places);
  }

  /**
   * Registers a pattern. The same text may be registered repeatedly.
   *
   * @throws IllegalArgumentException if its keys could belong to another pattern, or there are too
   *     many
   */
  synchronized void add(String text) {
    if (segmentsByText.containsKey(text)) {
      return;
    }
    List<Segment> segments = segmentsOf(text);
    segmentsByText.forEach(
        (other, ofOther) -> {
          if (canMeet(segments, ofOther)) {
            throw new IllegalArgumentException(
                "A key of the pattern %s could be one of %s as well: readers of one would get values of the other."
                    .formatted(text, other));
          }
        });
    if (segmentsByText.size() >= MOST) {
      throw new IllegalArgumentException(
          "There are %,d patterns already: %s can't be one more. Patterns are constants; what differs from key to key is an argument."
              .formatted(MOST, text));
    }
    segmentsByText.put(text, segments);
  }

  /**
   * Encoded arguments never contain a colon, so the segments between colons can be compared one by
   * one.
   */
  private static boolean canMeet(List<Segment> some, List<Segment> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!some.get(i).canBe(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Segment> segmentsOf(String text) {
    List<Segment> segments = new ArrayList<>();
    for (String segment : text.split(":", -1)) {
      segments.add(Segment.of(segment));
    }
    return segments;
  }

  /**
   * The text between two colons.
   *
   * @param start the text before the first placeholder
   * @param end the text after the last placeholder; null if there is no placeholder, and the
   *     segment is its start
   * @param matches all texts that the segment can be
   */
  private record Segment(String start, @Nullable String end, Pattern matches) {
    static Segment of(String text) {
      Matcher place = PLACE.matcher(text);
      StringBuilder pattern = new StringBuilder();
      String start = null;
      int from = 0;
      while (place.find()) {
        String literal = text.substring(from, place.start());
        start = start == null ? literal : start;
        pattern.append(Pattern.quote(literal)).append(".*");
        from = place.end();
      }
      String end = text.substring(from);
      pattern.append(Pattern.quote(end));
      Pattern matches = Pattern.compile(pattern.toString(), Pattern.DOTALL);
      return start == null ? new Segment(end, null, matches) : new Segment(start, end, matches);
    }

    boolean canBe(Segment other) {
      if (end == null && other.end == null) {
        return start.equals(other.start);
      }
      if (end == null) {
        return other.matches.matcher(start).matches();
      }
      if (other.end == null) {
        return matches.matcher(other.start).matches();
      }
      return oneHasTheOther(start, other.start, String::startsWith)
          && oneHasTheOther(end, other.end, String::endsWith);
    }

    private static boolean oneHasTheOther(
        String one, String other, BiPredicate<String, String> has) {
      return has.test(one, other) || has.test(other, one);
    }
  }
}
