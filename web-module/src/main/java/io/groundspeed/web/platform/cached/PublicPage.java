package io.groundspeed.web.platform.cached;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.web.gate.ContextPath;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The pages that are the same for everyone who is not logged in, and what tells them apart: the
 * address, and of the query what is listed here. There are only as many of each as there is content
 * to show, so nobody fills the cache by asking for others.
 */
enum PublicPage {
  CATALOGUE("/", "/", Map.of("category", Rules.SINGLE_SPACED, "page", "[1-9][0-9]{0,3}")),
  JOURNEY("/journeys/{slug}", "/journeys/[a-z0-9-]{1,200}", Map.of()),
  MENTORS("/mentors", "/mentors", Map.of()),
  MENTOR("/mentors/{id}", "/mentors/[1-9][0-9]{0,17}", Map.of());

  private final Pattern address;
  private final Map<String, String> query;
  private final KeyPattern<CachedPage> pattern;

  PublicPage(String template, String address, Map<String, String> query) {
    this.address = Pattern.compile(address);
    this.query = new TreeMap<>(query);
    pattern =
        KeyPattern.<CachedPage>ofPages(template, Rules.AS_LONG_AS_FIGURES)
            .dependingOn(CachedPage::entityRefs);
  }

  /** Returns the page at the address of a request, null where that is none of these. */
  static PublicPage at(HttpServletRequest request) {
    for (PublicPage page : values()) {
      if (page.address.matcher(ContextPath.sent(request)).matches()) {
        return page;
      }
    }
    return null;
  }

  /**
   * Returns what the page shows of a query, by name; null where it is asked for something that is
   * not kept: a search, or what an action has to say.
   */
  Map<String, String> shown(HttpServletRequest request) {
    if (isGiven(request, "q") || isGiven(request, "done")) {
      return null;
    }
    Map<String, String> shown = new TreeMap<>();
    for (Map.Entry<String, String> one : query.entrySet()) {
      String value = request.getParameter(one.getKey());
      if (value != null && !value.isEmpty()) {
        if (!value.matches(one.getValue())) {
          return null;
        }
        shown.put(one.getKey(), value);
      }
    }
    return shown;
  }

  private static boolean isGiven(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value != null && !value.isEmpty();
  }

  CacheKey<CachedPage> key(HttpServletRequest request, Map<String, String> shown) {
    StringBuilder key = new StringBuilder(ContextPath.sent(request));
    shown.forEach((name, value) -> key.append('&').append(name).append('=').append(value));
    return pattern.key(key);
  }

  /** The enum's constants are there before any other of its own. */
  private static final class Rules {
    static final Duration AS_LONG_AS_FIGURES = Duration.ofMinutes(10);

    /** Written in one way: with more blanks it would be the same category and another key. */
    static final String SINGLE_SPACED =
        "(?=.{1,100}$)[\\p{L}\\p{N}]+(?:(?:[ -]| & |, )[\\p{L}\\p{N}]+)*";
  }
}
