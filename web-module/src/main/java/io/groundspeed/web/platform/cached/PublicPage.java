package io.groundspeed.web.platform.cached;

import io.groundspeed.cache.pattern.CacheKey;
import io.groundspeed.cache.pattern.KeyPattern;
import io.groundspeed.web.gate.ContextPath;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are the same for everyone who is not logged in. A page is identified by its
 * address and the query parameters listed here. Their number is limited by the content, so clients
 * can't fill the cache with made-up addresses.
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

  /** Returns the page at the address of a request, null if it is none of these. */
  static @Nullable PublicPage at(HttpServletRequest request) {
    for (PublicPage page : values()) {
      if (page.address.matcher(ContextPath.sent(request)).matches()) {
        return page;
      }
    }
    return null;
  }

  /**
   * Returns the query parameters that the page shows, by name; null if the request is not cached
   * because it has a search text, an action's message or an invalid value.
   */
  @Nullable Map<String, String> shown(HttpServletRequest request) {
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

  /** A separate class, because enum constants are initialised before the other static fields. */
  private static final class Rules {
    static final Duration AS_LONG_AS_FIGURES = Duration.ofMinutes(10);

    /**
     * A single spelling: with additional blanks it would be the same category under another key.
     */
    static final String SINGLE_SPACED =
        "(?=.{1,100}$)[\\p{L}\\p{N}]+(?:(?:[ -]| & |, )[\\p{L}\\p{N}]+)*";
  }
}
