package io.groundspeed.probe.web;

import io.groundspeed.probe.setting.LenientSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operator's endpoint names for applications whose frameworks do not expose their routes:
 * {@code GROUNDSPEED_ENDPOINTS=shop.war: /orders/{id}, /orders/{id}/lines; blog.war: /posts/*}. The
 * first template that matches a path is its name. Immutable.
 */
public final class EndpointRules {
  private static final String NAME = "GROUNDSPEED_ENDPOINTS";

  /** The rules of this process. */
  static final EndpointRules OF_PROCESS = of(LenientSettings.ofProcess());

  private static final int MOST = 1_000;
  private static final int LONGEST = 500;

  private final Map<String, List<String[]>> templates = new HashMap<>();

  private EndpointRules() {}

  /** Reads the rules; an invalid one is reported and left out. */
  public static EndpointRules of(LenientSettings settings) {
    EndpointRules rules = new EndpointRules();
    int count = 0;
    for (String entry : settings.text(NAME, "").split(";")) {
      int colon = entry.indexOf(':');
      if (colon > 0) {
        String deployment = entry.substring(0, colon).strip();
        for (String template : entry.substring(colon + 1).split(",")) {
          count += rules.add(deployment, template.strip(), count, settings) ? 1 : 0;
        }
      } else if (!entry.isBlank()) {
        refuse(settings, entry.strip());
      }
    }
    return rules;
  }

  private boolean add(String deployment, String template, int count, LenientSettings settings) {
    boolean good = template.matches("/[^\\s?#;]*") && template.length() <= LONGEST && count < MOST;
    if (good) {
      templates
          .computeIfAbsent(deployment, absent -> new ArrayList<>())
          .add(template.split("/", -1));
    } else {
      refuse(settings, template);
    }
    return good;
  }

  private static void refuse(LenientSettings settings, String entry) {
    settings.refuse(
        NAME,
        "written as shop.war: /orders/{id}, /posts/*; with at most %,d templates".formatted(MOST),
        entry);
  }

  /**
   * Returns the template that matches a path; null if none does.
   *
   * @param path from the server's root on, without query
   */
  @Nullable String of(String deployment, String path) {
    List<String[]> candidates = templates.get(deployment);
    if (candidates == null) {
      return null;
    }
    String[] segments = path.split("/", -1);
    for (String[] template : candidates) {
      if (fits(template, segments)) {
        return String.join("/", template);
      }
    }
    return null;
  }

  private static boolean fits(String[] template, String... segments) {
    for (int i = 0; i < template.length; i++) {
      boolean rest = i == template.length - 1 && template[i].equals("*");
      if (rest) {
        return segments.length > i;
      }
      if (i >= segments.length || !fits(template[i], segments[i])) {
        return false;
      }
    }
    return segments.length == template.length;
  }

  private static boolean fits(String template, String segment) {
    String bare = MatchedPath.withoutParameters(segment);
    return template.startsWith("{") && template.endsWith("}")
        ? !bare.isEmpty()
        : template.equals(bare);
  }
}
