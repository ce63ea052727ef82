package io.groundspeed.web.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a screen with its whole state in the query, so that every link is this address
 * with one parameter changed.
 *
 * @param path of the screen
 * @param parameters name to value, in the order in which they are written
 */
public record Address(String path, Map<String, String> parameters) {

  /** Returns this address with a parameter set; null or empty removes it. */
  public Address with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    if (value == null || value.isEmpty()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Address(path, changed);
  }

  /** Returns this address without a parameter. */
  public Address without(String name) {
    return with(name, null);
  }

  /** Returns the encoded address, relative to the root of the server. */
  public String getHref() {
    if (parameters.isEmpty()) {
      return path;
    }
    return parameters.entrySet().stream()
        .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
        .collect(Collectors.joining("&", path + '?', ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
