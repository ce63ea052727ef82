package io.groundspeed.probe.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The template of a path that JAX-RS has followed through locators of sub-resources. JAX-RS
 * provides the values of the path parameters, but not the templates of the locators. Every variable
 * part of such a path is one of those parameters.
 */
final class MatchedPath {
  private MatchedPath() {}

  /**
   * Returns the path with names instead of values.
   *
   * @param path relative to the application's, encoded
   * @param parameters the values by their names, encoded
   */
  static String template(String path, Map<String, List<String>> parameters) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(withoutParameters(segment));
    }
    List<Value> values = new ArrayList<>();
    parameters.forEach(
        (name, each) ->
            each.forEach(value -> values.add(new Value(name, List.of(value.split("/", -1))))));
    Collections.reverse(values); // search for the last segment first
    values.sort(Comparator.comparingInt((Value value) -> value.segments.size()).reversed());
    values.forEach(value -> value.replaceIn(segments));
    return String.join("/", segments);
  }

  /** Returns a segment without its path parameters: {@code orders} for {@code orders;v=1}. */
  static String withoutParameters(String segment) {
    int semicolon = segment.indexOf(';');
    return semicolon < 0 ? segment : segment.substring(0, semicolon);
  }

  private record Value(String name, List<String> segments) {
    void replaceIn(List<String> path) {
      for (int i = path.size() - segments.size(); i >= 0; i--) {
        List<String> part = path.subList(i, i + segments.size());
        if (part.equals(segments)) {
          part.clear();
          path.add(i, "{" + name + "}");
          return;
        }
      }
      replacePartOfSegment(path);
    }

    /** Handles templates such as {@code {name}.{suffix}}. */
    private void replacePartOfSegment(List<String> path) {
      String value = String.join("/", segments);
      for (int i = path.size() - 1; i >= 0; i--) {
        String segment = path.get(i);
        if (!value.isEmpty() && !segment.startsWith("{") && segment.contains(value)) {
          path.set(i, segment.replace(value, "{" + name + "}"));
          return;
        }
      }
    }
  }
}
